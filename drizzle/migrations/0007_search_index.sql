CREATE TABLE "search_postings" (
	"last_seq" bigint NOT NULL,
	"room_no" integer NOT NULL,
	"term_id" integer NOT NULL,
	"span" integer NOT NULL,
	"last_at" integer NOT NULL,
	"seqs" "bytea" NOT NULL,
	CONSTRAINT "search_postings_room_no_term_id_last_seq_pk" PRIMARY KEY("room_no","term_id","last_seq")
);
--> statement-breakpoint
CREATE TABLE "search_rooms" (
	"room_id" uuid PRIMARY KEY NOT NULL,
	"no" integer GENERATED ALWAYS AS IDENTITY (sequence name "search_rooms_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"indexed_seq" bigint DEFAULT 0 NOT NULL,
	"indexed_rev" bigint DEFAULT 0 NOT NULL,
	"merged_seq" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "search_rooms_no_unique" UNIQUE("no")
);
--> statement-breakpoint
CREATE TABLE "search_stems" (
	"stem" text NOT NULL,
	"term_id" integer NOT NULL,
	"languages" integer NOT NULL,
	CONSTRAINT "search_stems_stem_term_id_pk" PRIMARY KEY("stem","term_id")
);
--> statement-breakpoint
CREATE TABLE "search_terms" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_terms_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"word" text NOT NULL,
	"fold" text NOT NULL,
	CONSTRAINT "search_terms_word_unique" UNIQUE("word")
);
--> statement-breakpoint
ALTER TABLE "search_rooms" ADD CONSTRAINT "search_rooms_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_terms_fold_index" ON "search_terms" USING btree ("fold" text_pattern_ops);--> statement-breakpoint
-- Finds words by a part of them. Where the extension cannot be had, such a search reads the list of words instead.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX search_terms_part_index ON search_terms USING gin (fold gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
  RAISE NOTICE 'pg_trgm is not to be had: words are found by a part of them without an index';
END $$;
