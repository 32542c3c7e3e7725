import { bigint, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { timestampMs } from "./columns";
import { users } from "./users";

/** The secret that a person's authenticator shares with this server, from the beginning of the enrolment on. */
export const secondFactors = pgTable("second_factors", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** Encrypted with a key that comes from `AUTH_SECRET`. */
  secret: text("secret").notNull(),
  createdAt: timestampMs("created_at").notNull().defaultNow(),
  /** Null until a code has shown that the authenticator has it: it is not asked for before. */
  confirmedAt: timestampMs("confirmed_at"),
  /** The time step of the last code that was taken: none is taken twice. */
  lastStep: bigint("last_step", { mode: "number" }).notNull().default(0),
});

export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => secondFactors.userId, { onDelete: "cascade" }),
    /** Keyed, so that what lies here cannot be tried out without `AUTH_SECRET`. */
    codeHash: text("code_hash").notNull(),
    usedAt: timestampMs("used_at"),
  },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
);
