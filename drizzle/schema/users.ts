import { boolean, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { timestampMs } from "./columns";

export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    /** Lower case, trimmed. */
    email: text("email").notNull().unique(),
    image: text("image"),
    /** Null for users who sign in with a provider only. */
    passwordHash: text("password_hash"),
    /** Off hides their read receipts from others, and those of others from them. */
    readReceipts: boolean("read_receipts").notNull().default(true),
    /** The language of their page, for e-mails and notifications. */
    language: text("language"),
    /** Whether they get e-mail digests, if the server sends any. */
    emailDigest: boolean("email_digest").notNull().default(true),
    /** Whether notifications and digests contain senders and texts. */
    pushPreview: boolean("push_preview").notNull().default(true),
    /** No notifications between these times, `HH:MM` in their time zone; null: never silent. */
    dndFrom: text("dnd_from"),
    dndTo: text("dnd_to"),
    /** IANA name; null: UTC. */
    timeZone: text("time_zone"),
    createdAt: timestampMs("created_at").notNull().defaultNow(),
    lastSeenAt: timestampMs("last_seen_at"),
    /** Whether they administer this server: the first account does, unless `ADMIN_EMAIL` names another. */
    administers: boolean("administers").notNull().default(false),
    /** When the account was suspended; null: it is not. */
    suspendedAt: timestampMs("suspended_at"),
  },
  (table) => [index("users_name_index").on(table.name)],
);

/** A user's identity at a sign-in provider. */
export const accounts = pgTable(
  "accounts",
  {
    provider: text("provider").notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: timestampMs("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.providerAccountId] }),
    index("accounts_user_index").on(table.userId),
  ],
);

/** Sessions. A token is valid only while its row exists. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: timestampMs("created_at").notNull().defaultNow(),
    lastSeenAt: timestampMs("last_seen_at").notNull().defaultNow(),
    expiresAt: timestampMs("expires_at").notNull(),
    userAgent: text("user_agent"),
    ip: text("ip"),
  },
  (table) => [index("sessions_user_index").on(table.userId)],
);
