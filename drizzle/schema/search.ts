import { bigint, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, counterColumn, timestampMs } from "./columns";
import { rooms } from "./rooms";

/** How far each room is indexed. A room without a row is not indexed yet. */
export const searchRooms = pgTable("search_rooms", {
  roomId: uuid("room_id")
    .primaryKey()
    .references(() => rooms.id, { onDelete: "cascade" }),
  /** Short id of the room in the index: a quarter of the size of its UUID. */
  no: integer("no").notNull().unique().generatedAlwaysAsIdentity(),
  /** All messages up to this seq are indexed. */
  indexedSeq: counterColumn("indexed_seq"),
  /** All changes of those messages up to this rev are indexed. */
  indexedRev: counterColumn("indexed_rev"),
  /** Up to this seq the small posting blocks of a live room are merged into large ones. */
  mergedSeq: counterColumn("merged_seq"),
  /** `INDEX_VERSION` of its index. A room with another version is indexed again. */
  version: integer("version").notNull().default(1),
});

/** Every term of the messages, in lower case, with its folded form for lookup. */
export const searchTerms = pgTable(
  "search_terms",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    word: text("word").notNull().unique(),
    /** The folded form, without accents. */
    fold: text("fold").notNull(),
    /** Since when no message contains it; a day later it is deleted. Null: in use, or new. */
    unusedSince: timestampMs("unused_since"),
  },
  (table) => [index("search_terms_fold_index").on(table.fold.op("text_pattern_ops"))],
);

/** Terms by stem. A term has several stems where languages differ; `languages` is a bit set. */
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
 * The messages of a room that contain a term, in posting blocks of seqs, read from the newest backwards. A live message adds
 * one block per term, and blocks are merged later. No foreign keys, as for messages.
 */
export const searchPostings = pgTable(
  "search_postings",
  {
    /** The highest seq in the block. */
    lastSeq: bigint("last_seq", { mode: "number" }).notNull(),
    roomNo: integer("room_no").notNull(),
    termId: integer("term_id").notNull(),
    /** `last_seq` minus the lowest seq. */
    span: integer("span").notNull(),
    /** When the message `last_seq` was sent, in seconds since the epoch, rounded up. */
    lastAt: integer("last_at").notNull(),
    /** The seqs from the highest down, delta-encoded: see lib/server/search/index/seq-codec.ts. */
    seqs: bytea("seqs").notNull(),
  },
  (table) => [primaryKey({ columns: [table.roomNo, table.termId, table.lastSeq] })],
);
