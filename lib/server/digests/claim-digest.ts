import { randomUUID } from "node:crypto";
import type { digests } from "@/drizzle/schema/digests";
import type { Locale } from "@/lib/contract/locales";
import type { Row } from "../db/row";
import { transaction } from "../db/transaction";
import { type DigestIntervals, type MissedMessage, missedMessages } from "./missed-messages";

/** A digest that the holder of the claim may send once. */
export interface DigestClaim {
  id: string;
  userId: string;
  email: string;
  language: Locale | null;
  /** Whether it may contain senders and texts. */
  pushPreview: boolean;
  missed: MissedMessage[];
  /** The previous state, restored if the digest was certainly not sent. */
  previous: { until: Date; claimedAt: Date } | null;
}

/**
 * Claims the digest of one user. From the commit on it counts as sent, so that neither a crash nor another worker can send
 * it twice. Returns null when there is nothing to send, or another worker has claimed it.
 */
export function claimDigest(userId: string, intervals: DigestIntervals): Promise<DigestClaim | null> {
  return transaction(async (sql) => {
    const [user] = await sql<Pick<DigestClaim, "email" | "language" | "pushPreview">[]>`
      select email, language, push_preview from users where id = ${userId} and email_digest for update`;
    if (!user) return null;
    const [previous] = await sql<(Row<typeof digests, "until" | "claimedAt"> & { recent: boolean })[]>`
      select until, claimed_at, claimed_at > now() - make_interval(hours => ${intervals.everyHours}) as recent
      from digests where user_id = ${userId} for update`;
    if (previous?.recent) return null;
    const missed = await missedMessages(sql, userId, intervals);
    if (missed.length === 0) return null;
    const id = randomUUID();
    await sql`
      insert into digests (user_id, id, until, state)
      values (${userId}, ${id}, now() - make_interval(mins => ${intervals.afterMinutes}), 'sending')
      on conflict (user_id) do update set
        id = excluded.id, until = excluded.until, claimed_at = now(), state = excluded.state`;
    return { id, userId, ...user, missed, previous: previous ?? null };
  });
}
