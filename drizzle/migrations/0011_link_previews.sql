CREATE TABLE "link_pictures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "preview" jsonb;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "link_previews" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX "link_pictures_message_index" ON "link_pictures" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "link_pictures_room_index" ON "link_pictures" USING btree ("room_id");