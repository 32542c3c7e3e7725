ALTER TABLE "attachments" ADD COLUMN "bytes_id" uuid;--> statement-breakpoint
CREATE INDEX "attachments_bytes_index" ON "attachments" USING btree ("bytes_id") WHERE bytes_id is not null;