import type { roomMembers, rooms } from "@/drizzle/schema/rooms";
import { LIMITS } from "@/lib/contract/limits";
import type { RoomHead } from "@/lib/contract/realtime";
import type { Member, Room } from "@/lib/contract/rooms";
import type { Actor } from "../accounts/actor/actor";
import type { Row } from "../db/row";
import { type MemberReceiptState, type MessageRow, toMessage } from "../messages/to-message";
import { batchedRead } from "../platform/batched-read";
import { env } from "../platform/env";
import { notFound } from "../platform/errors";
import { runtime } from "../platform/runtime";

type RoomRow = Row<typeof rooms, "id" | "kind" | "title" | "image" | "lastSeq" | "lastRev" | "linkPreviews"> &
  Row<
    typeof roomMembers,
    "userId" | "visibleFromSeq" | "readSeq" | "notify" | "mutedUntil" | "pinned" | "archivedSeq"
  > & {
    members: (MemberReceiptState & Row<typeof roomMembers, "role">)[];
    readReceipts: boolean;
    pins: string[];
    blocked: boolean;
    unread: number;
    mentions: number;
  };

/** The member for whom a room is projected. */
type RoomViewer = Pick<RoomRow, "userId" | "readSeq" | "readReceipts">;
/** All rooms of a user, one of them, or one room for several members. */
type Scope = { userId: string; roomId?: string } | { roomId: string; userIds: readonly string[] };

/**
 * Returns rooms as their members see them, one row per room and viewer. Unread counts messages of others after the
 * viewer's read receipt that are not deleted, up to `LIMITS.unreadCap`.
 */
async function selectRooms(scope: Scope): Promise<{ userId: string; room: Room }[]> {
  const sql = runtime("sql");
  const roomId = scope.roomId ?? null;
  const viewers = "userId" in scope ? [scope.userId] : [...scope.userIds];
  const rows = await sql<RoomRow[]>`
    with membership as materialized (
      select m.*, u.read_receipts from room_members m join users u on u.id = m.user_id
      where m.user_id = any(${viewers}::uuid[]) and (${roomId}::uuid is null or m.room_id = ${roomId}::uuid)
    ), member_lists as materialized (
      select m.room_id, json_agg(json_build_object(
        'userId', m.user_id, 'role', m.role, 'readSeq', m.public_read_seq, 'deliveredSeq', m.delivered_seq,
        'readReceipts', u.read_receipts
      ) order by m.joined_at, m.user_id) as members
      from room_members m join users u on u.id = m.user_id
      where m.room_id in (select room_id from membership) group by m.room_id
    )
    select r.id, membership.user_id, r.kind, coalesce(other.name, r.title) as title, coalesce(other.image, r.image) as image,
      member_lists.members, r.last_seq, r.last_rev, membership.visible_from_seq, membership.read_seq, membership.notify, membership.muted_until,
      membership.pinned, membership.archived_seq, coalesce(other.blocked, false) as blocked,
      r.link_previews, membership.read_receipts, array(select message_id from pins p where p.room_id = r.id order by p.pinned_at desc) as pins,
      counts.unread, counts.mentions
    from membership
    join rooms r on r.id = membership.room_id
    join member_lists on member_lists.room_id = membership.room_id
    left join lateral (
      select u.name, u.image, membership.silenced and exists (
        select 1 from blocks b where b.blocker_id = membership.user_id and b.blocked_id = o.user_id
      ) as blocked from room_members o join users u on u.id = o.user_id
      where r.kind = 'direct' and o.room_id = r.id and o.user_id <> membership.user_id
    ) other on true
    cross join lateral (
      select count(*)::int as unread, count(*) filter (where u.mentions && array[membership.user_id::text, 'all'])::int as mentions
      from (
        select m.mentions from messages m
        where m.room_id = r.id and m.seq > greatest(membership.read_seq, membership.visible_from_seq - 1)
          and m.sender_id <> membership.user_id and m.type <> 'system' and m.deleted_at is null
          and not exists (select 1 from hidden_messages h where h.user_id = membership.user_id and h.message_id = m.id)
        order by m.seq limit ${LIMITS.unreadCap}
      ) u
    ) counts
    order by r.last_activity_at desc, r.id`;
  const lastMessages = await loadLastMessages(rows.map((row) => row.id));
  return rows.map((row) => ({ userId: row.userId, room: toRoom(row, lastMessages.get(row.id)) }));
}

async function loadLastMessages(roomIds: readonly string[]): Promise<Map<string, MessageRow>> {
  const rows = await runtime("sql")<MessageRow[]>`
    select m.* from rooms r join messages m on m.room_id = r.id and m.seq = r.last_seq
    where r.id = any(${[...new Set(roomIds)]}::uuid[])`;
  return new Map(rows.map((row) => [row.roomId, row]));
}

function toRoom(row: RoomRow, lastMessage: MessageRow | undefined): Room {
  const mutedNow = row.mutedUntil !== null && row.mutedUntil.getTime() > Date.now();
  const muted = row.notify === "nothing" || mutedNow;
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    image: row.image,
    members: visibleMembers(row, row.members),
    lastSeq: row.lastSeq,
    lastRev: row.lastRev,
    readSeq: row.readSeq,
    unread: row.unread,
    mentions: row.mentions,
    muted,
    notify: row.notify,
    mutedUntil: row.mutedUntil?.toISOString() ?? null,
    pinned: row.pinned,
    // The next message unarchives a room, unless it is muted.
    archived: row.archivedSeq !== null && (muted || row.lastSeq <= row.archivedSeq),
    blocked: row.blocked,
    linkPreviews: row.linkPreviews && env().LINK_PREVIEWS === "on",
    lastMessage:
      lastMessage && lastMessage.seq >= row.visibleFromSeq ? toMessage(lastMessage, row.members) : null,
    pins: row.pins,
  };
}

/** Projects members for a viewer, who sees their own read receipt, and those of others only if their own are on. */
function visibleMembers(viewer: RoomViewer, members: RoomRow["members"]): Member[] {
  return members.map(({ userId, role, readSeq, deliveredSeq }) => {
    const others = viewer.readReceipts ? readSeq : 0;
    return { userId, role, deliveredSeq, readSeq: userId === viewer.userId ? viewer.readSeq : others };
  });
}

/** Returns the actor's rooms, the most recent activity first. */
export async function listRooms(actor: Actor): Promise<Room[]> {
  return (await selectRooms({ userId: actor.userId })).map(({ room }) => room);
}

/** Returns a room as the actor sees it, or throws `not_found`. */
export async function getRoom(actor: Actor, roomId: string): Promise<Room> {
  const [found] = await selectRooms({ userId: actor.userId, roomId });
  if (!found) throw notFound("room");
  return found.room;
}

/** Returns a room as each of these members sees it, by user id. */
export async function roomAsSeenBy(roomId: string, userIds: readonly string[]): Promise<Map<string, Room>> {
  const found = await selectRooms({ roomId, userIds });
  return new Map(found.map(({ userId, room }) => [userId, room]));
}

/** Returns the members of a room as the actor may see them, or throws `not_found`. */
export async function listMembers(actor: Actor, roomId: string): Promise<Member[]> {
  const rows = await runtime("sql")<(RoomRow["members"][number] & { ownReadSeq: number })[]>`
    select m.user_id, m.role, m.public_read_seq as read_seq, m.delivered_seq, u.read_receipts, m.read_seq as own_read_seq
    from room_members m join users u on u.id = m.user_id
    where m.room_id = ${roomId} order by m.joined_at, m.user_id`;
  const me = rows.find((row) => row.userId === actor.userId);
  if (!me) throw notFound("room");
  return visibleMembers({ userId: me.userId, readReceipts: me.readReceipts, readSeq: me.ownReadSeq }, rows);
}

/** Returns the user ids of all members. */
export async function memberIds(roomId: string): Promise<string[]> {
  const rows = await runtime("sql")<
    { userId: string }[]
  >`select user_id from room_members where room_id = ${roomId}`;
  return rows.map((row) => row.userId);
}

/** Returns the last seq, last rev and read seq of each of the user's rooms, which a reconnecting client compares. */
export const roomHeads = batchedRead("room-heads", async (userIds: string[]): Promise<RoomHead[][]> => {
  const rows = await runtime("sql")<(RoomHead & { userId: string })[]>`
    select m.user_id, r.id, r.last_seq, r.last_rev, m.read_seq
    from room_members m join rooms r on r.id = m.room_id where m.user_id = any(${userIds}::uuid[])`;
  const heads = new Map<string, RoomHead[]>(userIds.map((userId) => [userId, []]));
  for (const { userId, ...head } of rows) heads.get(userId)?.push(head);
  return userIds.map((userId) => heads.get(userId) ?? []);
});
