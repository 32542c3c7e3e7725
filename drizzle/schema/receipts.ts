import { bigint, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { timestampMs } from "./columns";

/**
 * One row per advance of a member's receipt: the messages from_seq..to_seq were delivered or read at `at`.
 * Ranges of one member and kind never overlap, so the time for any message takes one index lookup.
 */
export const receiptRanges = pgTable(
  "receipt_ranges",
  {
    roomId: uuid("room_id").notNull(),
    userId: uuid("user_id").notNull(),
    kind: text("kind", { enum: ["delivered", "read"] }).notNull(),
    fromSeq: bigint("from_seq", { mode: "number" }).notNull(),
    toSeq: bigint("to_seq", { mode: "number" }).notNull(),
    at: timestampMs("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.roomId, table.userId, table.kind, table.toSeq] })],
);
