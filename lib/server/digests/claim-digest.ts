import { randomUUID } from "node:crypto";
import type { digests } from "@/drizzle/schema/digests";
import type { Locale } from "@/lib/contract/locales";
import type { Row } from "../db/row";
import { transaction } from "../db/transaction";
import { type DigestIntervals, type MissedMessage, missedMessages } from "./missed-messages";

/** An e-mail that may be sent once, by whoever holds the claim. */
export interface DigestClaim {
  id: string;
  userId: string;
  email: string;
  language: Locale | null;
  /** Whether it may say who wrote what. */
  pushPreview: boolean;
  missed: MissedMessage[];
  /** What was there before, for when it turns out that nothing was sent. */
  previous: { until: Date; claimedAt: Date } | null;
}

/**
 * Claims the digest of one person: from the commit on it counts as sent, so that a crash at whatever moment, or another
 * worker, cannot send it twice. Null when there is nothing to send any more, or another has claimed it.
 */
export function claimDigest(userId: string, waits: DigestIntervals): Promise<DigestClaim | null> {
  return transaction(async (sql) => {
    const [person] = await sql<Pick<DigestClaim, "email" | "language" | "pushPreview">[]>`
      select email, language, push_preview from users where id = ${userId} and email_digest for update`;
    if (!person) return null;
    const [before] = await sql<(Row<typeof digests, "until" | "claimedAt"> & { recent: boolean })[]>`
      select until, claimed_at, claimed_at > now() - make_interval(hours => ${waits.everyHours}) as recent
      from digests where user_id = ${userId} for update`;
    if (before?.recent) return null;
    const missed = await missedMessages(sql, userId, waits);
    if (missed.length === 0) return null;
    const id = randomUUID();
    await sql`
      insert into digests (user_id, id, until, state)
      values (${userId}, ${id}, now() - make_interval(mins => ${waits.afterMinutes}), 'sending')
      on conflict (user_id) do update set
        id = excluded.id, until = excluded.until, claimed_at = now(), state = excluded.state`;
    return { id, userId, ...person, missed, previous: before ?? null };
  });
}
