import { index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { timestampMs } from "./columns";
import { rooms } from "./rooms";
import { users } from "./users";

/** Links by which users join a group. Used up, revoked and expired ones stay, as a record of who invited whom. */
export const invites = pgTable(
  "invites",
  {
    id: uuid("id").primaryKey(),
    roomId: uuid("room_id")
      .notNull()
      .references(() => rooms.id, { onDelete: "cascade" }),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** SHA-256 of the token, in hex, so that the database holds no usable token. */
    tokenHash: text("token_hash").notNull().unique(),
    createdAt: timestampMs("created_at").notNull().defaultNow(),
    expiresAt: timestampMs("expires_at"),
    maxUses: integer("max_uses"),
    uses: integer("uses").notNull().default(0),
    revokedAt: timestampMs("revoked_at"),
  },
  (table) => [index("invites_room_index").on(table.roomId, table.createdAt)],
);

/** Redemptions of invites. */
export const inviteUses = pgTable(
  "invite_uses",
  {
    inviteId: uuid("invite_id")
      .notNull()
      .references(() => invites.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    usedAt: timestampMs("used_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.inviteId, table.userId] })],
);

/** When a user was last removed from a group. An invite created before then does not let them rejoin. */
export const roomRemovals = pgTable(
  "room_removals",
  {
    roomId: uuid("room_id")
      .notNull()
      .references(() => rooms.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    removedAt: timestampMs("removed_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.roomId, table.userId] })],
);
