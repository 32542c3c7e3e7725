import type { Locale } from "@/lib/contract/locales";
import type { NotifyLevel } from "@/lib/contract/rooms";
import { runtime } from "../platform/runtime";
import type { Device } from "../push/push-outcome";
import { MAX_RUN_MESSAGES } from "./push-messages";

/** A device and a room that it might be told of. */
export interface PushTarget {
  roomId: string;
  subscriptionId: string;
}

/** What the database says of a device, its owner and the room, at one moment. */
export interface PushContext extends PushTarget, Device {
  userId: string;
  subscribedAt: Date;
  language: Locale | null;
  pushPreview: boolean;
  dndFrom: string | null;
  dndTo: string | null;
  timeZone: string | null;
  roomKind: "direct" | "group";
  roomTitle: string;
  /** Up to here everybody was told. */
  pushedSeq: number;
  visibleFromSeq: number;
  readSeq: number;
  notify: NotifyLevel;
  mutedUntil: Date | null;
  /** What the device was told of last; 0 for nothing. */
  notifiedSeq: number;
  owedFrom: number | null;
  tryAt: Date | null;
  /** Senders whose messages the owner does not want. */
  blocked: string[];
  /** Messages that the owner has deleted for themselves lately: a revision is never below the seq that it is about. */
  hidden: string[];
  /** Unread messages of others, up to 100. */
  unread: number;
  now: Date;
}

const COUNTED = 100;

/**
 * The facts of each, in order; null where there is nobody to tell: the device is gone, its session has ended, its owner
 * is no member (P10).
 */
export async function loadPushContexts(tellings: readonly PushTarget[]): Promise<(PushContext | null)[]> {
  const rows = await runtime("sql")<(PushContext & { place: number })[]>`
    select k.place::int, k.room_id, k.subscription_id, s.kind, s.address, s.p256dh, s.auth, s.user_id,
      s.created_at as subscribed_at, u.language, u.push_preview, u.dnd_from, u.dnd_to, u.time_zone,
      r.kind as room_kind, r.title as room_title, r.pushed_seq, m.visible_from_seq, m.read_seq, m.notify, m.muted_until,
      coalesce(n.seq, 0) as notified_seq, n.owed_from, n.try_at, clock_timestamp() as now,
      array(select blocked_id from blocks b where b.blocker_id = s.user_id) as blocked,
      array(
        select message_id from hidden_messages h
        where h.user_id = s.user_id and h.room_id = k.room_id and h.rev > r.pushed_seq - ${MAX_RUN_MESSAGES}
      ) as hidden,
      counted.unread
    from unnest(${tellings.map((one) => one.roomId)}::uuid[], ${tellings.map((one) => one.subscriptionId)}::uuid[])
      with ordinality as k(room_id, subscription_id, place)
    join push_subscriptions s on s.id = k.subscription_id
    join sessions z on z.id = s.session_id and z.expires_at > now()
    join rooms r on r.id = k.room_id
    join room_members m on m.room_id = k.room_id and m.user_id = s.user_id
    join users u on u.id = s.user_id
    left join push_notified n
      on n.room_id = k.room_id and n.user_id = s.user_id and n.subscription_id = k.subscription_id
    cross join lateral (
      select count(*)::int as unread from (
        select 1 from messages c where c.room_id = k.room_id and c.seq > greatest(m.read_seq, m.visible_from_seq - 1)
          and c.sender_id <> s.user_id and c.type <> 'system' and c.deleted_at is null
        order by c.seq limit ${COUNTED}
      ) c
    ) counted`;
  const found = new Map(rows.map(({ place, ...facts }) => [place - 1, facts]));
  return tellings.map((_, index) => found.get(index) ?? null);
}
