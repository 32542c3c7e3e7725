CREATE TABLE "push_keys" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"public_key" text NOT NULL,
	"private_key" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "push_keys_one_row" CHECK ("push_keys"."only")
);
--> statement-breakpoint
CREATE TABLE "push_notified" (
	"room_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"owed_from" bigint,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"retract_at" timestamp (3) with time zone,
	CONSTRAINT "push_notified_room_id_user_id_subscription_id_pk" PRIMARY KEY("room_id","user_id","subscription_id")
);
--> statement-breakpoint
CREATE TABLE "push_subscriptions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"address" text NOT NULL,
	"p256dh" text,
	"auth" text,
	"platform" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"renewed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"refusals" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "push_subscriptions_address_unique" UNIQUE("address")
);
--> statement-breakpoint
ALTER TABLE "push_due" ADD COLUMN "due_at" timestamp (3) with time zone DEFAULT now() + interval '1 second' NOT NULL;--> statement-breakpoint
ALTER TABLE "push_due" ADD COLUMN "queued_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "pushed_seq" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "push_preview" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "dnd_from" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "dnd_to" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "time_zone" text;--> statement-breakpoint
ALTER TABLE "push_notified" ADD CONSTRAINT "push_notified_subscription_id_push_subscriptions_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."push_subscriptions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "push_notified_subscription_index" ON "push_notified" USING btree ("subscription_id");--> statement-breakpoint
CREATE INDEX "push_notified_retract_index" ON "push_notified" USING btree ("retract_at") WHERE retract_at is not null;--> statement-breakpoint
CREATE INDEX "push_subscriptions_user_index" ON "push_subscriptions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "push_subscriptions_session_index" ON "push_subscriptions" USING btree ("session_id");--> statement-breakpoint
-- What was said before there were notifications is nothing to be told of.
UPDATE "rooms" SET "pushed_seq" = "last_seq";--> statement-breakpoint
DELETE FROM "push_due";
