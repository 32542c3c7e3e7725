import { bigint, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { timestampMs } from "./columns";
import { users } from "./users";

/** The secret that a user's authenticator shares with this server, from the beginning of the enrolment on. */
export const secondFactors = pgTable("second_factors", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** Encrypted with a key derived from `AUTH_SECRET`. */
  secret: text("secret").notNull(),
  createdAt: timestampMs("created_at").notNull().defaultNow(),
  /** Null until a code proves that the authenticator has the secret. No code is required before. */
  confirmedAt: timestampMs("confirmed_at"),
  /** The time step of the last accepted code, since no code is accepted twice. */
  lastStep: bigint("last_step", { mode: "number" }).notNull().default(0),
});

export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => secondFactors.userId, { onDelete: "cascade" }),
    /** A keyed hash, which cannot be brute-forced without `AUTH_SECRET`. */
    codeHash: text("code_hash").notNull(),
    usedAt: timestampMs("used_at"),
  },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
);
