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
    /** Null for people who only sign in through a provider. */
    passwordHash: text("password_hash"),
    /** Off hides what they have read from others, and what others have read from them. */
    readReceipts: boolean("read_receipts").notNull().default(true),
    /** The language their page is in, for what is written to them outside of it. */
    language: text("language"),
    /** Whether they get an e-mail of what they have missed, where the server sends any. */
    emailDigest: boolean("email_digest").notNull().default(true),
    /** Whether a notification says who wrote what. */
    pushPreview: boolean("push_preview").notNull().default(true),
    /** Between these no notification comes, `HH:MM` in their time zone; null: at all times. */
    dndFrom: text("dnd_from"),
    dndTo: text("dnd_to"),
    /** IANA's name of it; null: UTC. */
    timeZone: text("time_zone"),
    createdAt: timestampMs("created_at").notNull().defaultNow(),
    lastSeenAt: timestampMs("last_seen_at"),
    /** Runs this server: the first account is it, unless the settings name another. */
    administers: boolean("administers").notNull().default(false),
    /** Since then nobody signs in to this account. */
    suspendedAt: timestampMs("suspended_at"),
  },
  (table) => [index("users_name_index").on(table.name)],
);

/** A person's identity at a sign-in provider. */
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

/** The server's side of a session: a token without its row here is worth nothing. */
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
