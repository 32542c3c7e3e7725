CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"state" text NOT NULL,
	"name" text NOT NULL,
	"upload_size" bigint NOT NULL,
	"size" bigint NOT NULL,
	"kind" text,
	"mime" text,
	"width" integer,
	"height" integer,
	"duration_ms" integer,
	"thumbhash" text,
	"has_thumbnail" boolean DEFAULT false NOT NULL,
	"room_id" uuid,
	"message_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "attachments" jsonb;--> statement-breakpoint
CREATE INDEX "attachments_owner_index" ON "attachments" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "attachments_message_index" ON "attachments" USING btree ("message_id") WHERE message_id is not null;--> statement-breakpoint
CREATE INDEX "attachments_room_index" ON "attachments" USING btree ("room_id","created_at") WHERE room_id is not null;--> statement-breakpoint
CREATE INDEX "attachments_unsent_index" ON "attachments" USING btree ("created_at") WHERE message_id is null;--> statement-breakpoint
CREATE INDEX "attachments_doomed_index" ON "attachments" USING btree ("id") WHERE state = 'doomed';