import { pgTable, uuid } from "drizzle-orm/pg-core";
import { bytea, timestampMs } from "./columns";
import { rooms } from "./rooms";
import { users } from "./users";

/** Small square pictures of users and groups, at most one each. A new picture has a new id, so an address never changes. */
export const pictures = pgTable("pictures", {
  id: uuid("id").primaryKey(),
  userId: uuid("user_id")
    .unique()
    .references(() => users.id, { onDelete: "cascade" }),
  roomId: uuid("room_id")
    .unique()
    .references(() => rooms.id, { onDelete: "cascade" }),
  /** WebP. */
  bytes: bytea("bytes").notNull(),
  createdAt: timestampMs("created_at").notNull().defaultNow(),
});
