import type { Locale } from "@/lib/contract/locales";
import type { NotifyLevel } from "@/lib/contract/rooms";
import { runtime } from "../platform/runtime";
import type { Device } from "../push/push-outcome";
import { MAX_RUN_MESSAGES } from "./push-messages";

/** A device, and a room of which it might be notified. */
export interface PushTarget {
  roomId: string;
  subscriptionId: string;
}

/** What the database holds about a device, its owner and the room, at one moment. */
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
  /** Up to this seq every device has been handled. */
  pushedSeq: number;
  visibleFromSeq: number;
  readSeq: number;
  notify: NotifyLevel;
  mutedUntil: Date | null;
  /** Last seq of which the device was notified; 0 for none. */
  notifiedSeq: number;
  /** First seq that a deferred device missed. */
  owedFrom: number | null;
  /** When a deferred device is tried again. */
  tryAt: Date | null;
  /** Ids of the users whom the owner has blocked. */
  blocked: string[];
  /** Messages that the owner has recently hidden. They are selected by rev, which is never below the message's seq. */
  hidden: string[];
  /** Number of unread messages of others, up to 100. */
  unread: number;
  now: Date;
}

const MAX_UNREAD_COUNT = 100;

/**
 * Loads the push contexts of the targets, in their order. A context is null if the device does not exist, its session has
 * ended or its owner is not a member of the room (P10).
 */
export async function loadPushContexts(targets: readonly PushTarget[]): Promise<(PushContext | null)[]> {
  const rows = await runtime("sql")<(PushContext & { ordinal: number })[]>`
    select k.ordinal::int, k.room_id, k.subscription_id, s.kind, s.address, s.p256dh, s.auth, s.user_id,
      s.created_at as subscribed_at, u.language, u.push_preview, u.dnd_from, u.dnd_to, u.time_zone,
      r.kind as room_kind, r.title as room_title, r.pushed_seq, m.visible_from_seq, m.read_seq, m.notify, m.muted_until,
      coalesce(n.seq, 0) as notified_seq, n.owed_from, n.try_at, clock_timestamp() as now,
      array(select blocked_id from blocks b where b.blocker_id = s.user_id) as blocked,
      array(
        select message_id from hidden_messages h
        where h.user_id = s.user_id and h.room_id = k.room_id and h.rev > r.pushed_seq - ${MAX_RUN_MESSAGES}
      ) as hidden,
      counted.unread
    from unnest(${targets.map((one) => one.roomId)}::uuid[], ${targets.map((one) => one.subscriptionId)}::uuid[])
      with ordinality as k(room_id, subscription_id, ordinal)
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
        order by c.seq limit ${MAX_UNREAD_COUNT}
      ) c
    ) counted`;
  const byIndex = new Map(rows.map(({ ordinal, ...context }) => [ordinal - 1, context]));
  return targets.map((_, index) => byIndex.get(index) ?? null);
}
