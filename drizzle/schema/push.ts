import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { timestampMs } from "./columns";
import { sessions, users } from "./users";

/** Devices that want to be told: a browser at its push service, or a native client by its token. */
export const pushSubscriptions = pgTable(
  "push_subscriptions",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The session that made it, with which it goes. */
    sessionId: uuid("session_id")
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["webpush", "fcm"] }).notNull(),
    /** The address at the push service, or the token. Whoever has it can be told things: never logged. */
    address: text("address").notNull().unique(),
    /** The browser's key and secret, base64url: what is sent, only it can read. */
    p256dh: text("p256dh"),
    auth: text("auth"),
    platform: text("platform", { enum: ["android", "ios"] }),
    createdAt: timestampMs("created_at").notNull().defaultNow(),
    /** When the device last said that it is there: the oldest gives way. */
    renewedAt: timestampMs("renewed_at").notNull().defaultNow(),
    /** Refusals in a row that did not say that the subscription is gone. */
    refusals: integer("refusals").notNull().default(0),
  },
  (table) => [
    index("push_subscriptions_user_index").on(table.userId),
    index("push_subscriptions_session_index").on(table.sessionId),
  ],
);

/** What each device was told of each room, until it is read. */
export const pushNotified = pgTable(
  "push_notified",
  {
    roomId: uuid("room_id").notNull(),
    userId: uuid("user_id").notNull(),
    subscriptionId: uuid("subscription_id")
      .notNull()
      .references(() => pushSubscriptions.id, { onDelete: "cascade" }),
    /** The newest message that it was told of; 0 when of none yet. */
    seq: bigint("seq", { mode: "number" }).notNull().default(0),
    /** The first message that it could not be told of at once, and still is to be. */
    owedFrom: bigint("owed_from", { mode: "number" }),
    at: timestampMs("at").notNull().defaultNow(),
    /** Not before then: what its push service asked for, or the pause after a failure. */
    tryAt: timestampMs("try_at"),
    /** From when on it is to be taken back, since it was read elsewhere or deleted. */
    retractAt: timestampMs("retract_at"),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.userId, table.subscriptionId] }),
    index("push_notified_subscription_index").on(table.subscriptionId),
    index("push_notified_retract_index").on(table.retractAt).where(sql`retract_at is not null`),
  ],
);

/** One row: the keys by which push services know this server. With others, every browser would have to subscribe anew. */
export const pushKeys = pgTable(
  "push_keys",
  {
    only: boolean("only").primaryKey().default(true),
    /** VAPID, base64url. */
    publicKey: text("public_key").notNull(),
    privateKey: text("private_key").notNull(),
    createdAt: timestampMs("created_at").notNull().defaultNow(),
  },
  (table) => [check("push_keys_one_row", sql`${table.only}`)],
);
