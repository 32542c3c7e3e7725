import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { timestampMs } from "./columns";
import { users } from "./users";

/** The last e-mail digest of each user. Messages that it covers are never sent again, whatever its outcome. */
export const digests = pgTable("digests", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** Also part of the e-mail's Message-ID. */
  id: uuid("id").notNull(),
  /** Messages up to this time were in it, or were not eligible. */
  until: timestampMs("until").notNull(),
  claimedAt: timestampMs("claimed_at").notNull().defaultNow(),
  /** A lasting `sending` was left by a crash. Whether the e-mail was sent is unknown, so it is not sent again. */
  state: text("state", { enum: ["sending", "sent", "refused"] }).notNull(),
});
