import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { timestampMs } from "./columns";
import { users } from "./users";

/** The last e-mail digest of each person: what it covers is never sent again, whatever became of it. */
export const digests = pgTable("digests", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** Also in the e-mail's Message-ID. */
  id: uuid("id").notNull(),
  /** Messages up to here were in it, or were not worth one. */
  until: timestampMs("until").notNull(),
  claimedAt: timestampMs("claimed_at").notNull().defaultNow(),
  /** `sending` that stays was left by a crash: whether it went out is not known, so it is not sent again. */
  state: text("state", { enum: ["sending", "sent", "refused"] }).notNull(),
});
