import { bigint, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, counterColumn, timestampMs } from "./columns";
import { rooms } from "./rooms";

/** How far each room's messages are in the index. A room without a row has not been looked at yet. */
export const searchRooms = pgTable("search_rooms", {
  roomId: uuid("room_id")
    .primaryKey()
    .references(() => rooms.id, { onDelete: "cascade" }),
  /** Short name of the room in the index: a quarter of its id. */
  no: integer("no").notNull().unique().generatedAlwaysAsIdentity(),
  /** All messages up to this one have been taken in. */
  indexedSeq: counterColumn("indexed_seq"),
  /** All changes of those up to this revision have been taken in. */
  indexedRev: counterColumn("indexed_rev"),
  /** Up to here the small blocks of a live room have been merged into large ones. */
  mergedSeq: counterColumn("merged_seq"),
  /** `INDEX_VERSION` under which it was taken in; of another version it is taken in anew. */
  version: integer("version").notNull().default(1),
});

/** Every word that a message has, in lower case, with the form under which it is looked up. */
export const searchTerms = pgTable(
  "search_terms",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    word: text("word").notNull().unique(),
    /** Without accents. */
    fold: text("fold").notNull(),
    /** Since when no message was seen to have it; a day later it goes. Null: it is in use, or new. */
    unusedSince: timestampMs("unused_since"),
  },
  (table) => [index("search_terms_fold_index").on(table.fold.op("text_pattern_ops"))],
);

/** Words by their stem. One word has several where languages disagree; `languages` are bits. */
export const searchStems = pgTable(
  "search_stems",
  {
    stem: text("stem").notNull(),
    termId: integer("term_id").notNull(),
    languages: integer("languages").notNull(),
  },
  (table) => [primaryKey({ columns: [table.stem, table.termId] })],
);

/**
 * In which messages of a room a word stands: blocks of seqs, read from the newest backwards. A live message adds a block
 * of its own for each of its words; they are merged later. No foreign keys, as for messages.
 */
export const searchPostings = pgTable(
  "search_postings",
  {
    /** The highest seq in the block. */
    lastSeq: bigint("last_seq", { mode: "number" }).notNull(),
    roomNo: integer("room_no").notNull(),
    termId: integer("term_id").notNull(),
    /** `last_seq` less the lowest seq. */
    span: integer("span").notNull(),
    /** When the message `last_seq` was written, in seconds, rounded up. */
    lastAt: integer("last_at").notNull(),
    /** The seqs from the highest down, as differences: see lib/server/search/index/seq-codec.ts. */
    seqs: bytea("seqs").notNull(),
  },
  (table) => [primaryKey({ columns: [table.roomNo, table.termId, table.lastSeq] })],
);
