import { runtime, type Sql, type Transaction } from "../platform/runtime";
import { onlineAmong } from "../presence/presence";

/** How long a message is eligible for a digest after it was sent. */
const LOOK_BACK_HOURS = 48;
/** Max messages in a digest. */
const DIGEST_MESSAGES_MAX = 30;

/** A message that a user has missed: in a direct room, or one that mentions them. */
export interface MissedMessage {
  roomId: string;
  seq: number;
  kind: "direct" | "group";
  title: string;
  sender: string;
  type: string;
  content: string;
  createdAt: Date;
  /** How many messages the user has missed in all. */
  total: number;
}

export interface DigestIntervals {
  /** How long a message must be unread. */
  afterMinutes: number;
  /** Min time between two digests of one user. */
  everyHours: number;
}

/**
 * Returns the FROM and WHERE of users and their messages that are due for a digest: unread, neither deleted nor hidden, in
 * rooms that are not muted, from no user they have blocked, and in no earlier digest.
 */
function missedMessagesSql(sql: Sql | Transaction, afterMinutes: number) {
  return sql`
    messages s
    join rooms r on r.id = s.room_id
    join room_members m on m.room_id = s.room_id and m.user_id <> s.sender_id
    join users sender on sender.id = s.sender_id
    join users u on u.id = m.user_id and u.email_digest
    left join digests d on d.user_id = u.id
    where r.last_activity_at > now() - make_interval(hours => ${LOOK_BACK_HOURS})
      and s.created_at > greatest(now() - make_interval(hours => ${LOOK_BACK_HOURS}), d.until)
      and s.created_at <= now() - make_interval(mins => ${afterMinutes})
      and s.type <> 'system' and s.deleted_at is null
      and (s.mentions && array[u.id::text, 'all'] or (r.kind = 'direct' and m.notify = 'all'))
      and m.notify <> 'nothing' and (m.muted_until is null or m.muted_until <= now())
      and s.seq > greatest(m.read_seq, m.visible_from_seq - 1)
      and not exists (select 1 from hidden_messages h where h.user_id = u.id and h.message_id = s.id)
      and not exists (select 1 from blocks b where b.blocker_id = u.id and b.blocked_id = s.sender_id)`;
}

/**
 * Returns the next users after `after`, in id order, who are due for a digest: not online, and not seen for `afterMinutes`.
 * `last` is the next cursor, null after the last page.
 */
export async function dueRecipients(
  { afterMinutes, everyHours }: DigestIntervals,
  after: string,
  limit: number,
) {
  const sql = runtime("sql");
  const rows = await sql<{ userId: string }[]>`
    select distinct u.id as user_id from ${missedMessagesSql(sql, afterMinutes)}
      and u.id > ${after}::uuid
      and coalesce(u.last_seen_at, u.created_at) <= now() - make_interval(mins => ${afterMinutes})
      and (d.claimed_at is null or d.claimed_at <= now() - make_interval(hours => ${everyHours}))
    order by u.id limit ${limit}`;
  const ids = rows.map(({ userId }) => userId);
  const online = await onlineAmong(ids);
  return { due: ids.filter((id) => !online.has(id)), last: ids.length < limit ? null : (ids.at(-1) ?? null) };
}

/** Returns the newest messages that one user has missed, oldest first. */
export async function missedMessages(
  sql: Transaction,
  userId: string,
  { afterMinutes }: DigestIntervals,
): Promise<MissedMessage[]> {
  const rows = await sql<MissedMessage[]>`
    select s.room_id, s.seq, r.kind, case r.kind when 'direct' then sender.name else r.title end as title,
      sender.name as sender, s.type, s.content, s.created_at, (count(*) over ())::int as total
    from ${missedMessagesSql(sql, afterMinutes)} and u.id = ${userId}
    order by s.created_at desc, s.room_id, s.seq desc limit ${DIGEST_MESSAGES_MAX}`;
  return rows.reverse();
}
