CREATE TABLE "preview_due" (
	"message_id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL
);
