UPDATE "attachments" SET "state" = 'deleting' WHERE "state" = 'doomed';--> statement-breakpoint
DROP INDEX "attachments_doomed_index";--> statement-breakpoint
CREATE INDEX "attachments_deleting_index" ON "attachments" USING btree ("id") WHERE state in ('deleting', 'doomed');