import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { timestampMs } from "./columns";
import { sessions, users } from "./users";

/** Devices that receive push notifications: a browser through its push service, or a native client by its token. */
export const pushSubscriptions = pgTable(
  "push_subscriptions",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The session that created it; the subscription is deleted with it. */
    sessionId: uuid("session_id")
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["webpush", "fcm"] }).notNull(),
    /** The address at the push service, or the token. It allows sending to the device, so it is never logged. */
    address: text("address").notNull().unique(),
    /** The browser's key and secret in base64url, with which payloads are encrypted for it. */
    p256dh: text("p256dh"),
    auth: text("auth"),
    platform: text("platform", { enum: ["android", "ios"] }),
    createdAt: timestampMs("created_at").notNull().defaultNow(),
    /** When the device last renewed it. The oldest one is dropped beyond the max per user. */
    renewedAt: timestampMs("renewed_at").notNull().defaultNow(),
    /** Consecutive refusals other than that the subscription no longer exists. */
    refusals: integer("refusals").notNull().default(0),
  },
  (table) => [
    index("push_subscriptions_user_index").on(table.userId),
    index("push_subscriptions_session_index").on(table.sessionId),
  ],
);

/** The notification state of each device in each room, until the messages are read. */
export const pushNotified = pgTable(
  "push_notified",
  {
    roomId: uuid("room_id").notNull(),
    userId: uuid("user_id").notNull(),
    subscriptionId: uuid("subscription_id")
      .notNull()
      .references(() => pushSubscriptions.id, { onDelete: "cascade" }),
    /** The newest message that it was notified of; 0 for none yet. */
    seq: bigint("seq", { mode: "number" }).notNull().default(0),
    /** For a deferred device: the first message that it must still be notified of. */
    owedFrom: bigint("owed_from", { mode: "number" }),
    at: timestampMs("at").notNull().defaultNow(),
    /** Earliest time of the next attempt: requested by the push service, or the pause after a failure. */
    tryAt: timestampMs("try_at"),
    /** When the notification became due for retraction, since its message was read elsewhere or deleted. */
    retractAt: timestampMs("retract_at"),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.userId, table.subscriptionId] }),
    index("push_notified_subscription_index").on(table.subscriptionId),
    index("push_notified_retract_index").on(table.retractAt).where(sql`retract_at is not null`),
  ],
);

/** One row: the keys that identify this server to push services. With other keys every browser would have to resubscribe. */
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
