import type { SendOutcome } from "../email/smtp-client";
import { runtime } from "../platform/runtime";
import type { DigestClaim } from "./claim-digest";

/** Stores the outcome of a claimed digest. One that the SMTP server has postponed may be claimed again. */
export async function recordDigestOutcome(
  { id, userId, previous }: DigestClaim,
  outcome: SendOutcome,
): Promise<void> {
  const sql = runtime("sql");
  if (outcome === "accepted" || outcome === "refused") {
    const state = outcome === "accepted" ? "sent" : "refused";
    await sql`update digests set state = ${state} where user_id = ${userId} and id = ${id}`;
  } else if (outcome === "postponed") {
    if (!previous) await sql`delete from digests where user_id = ${userId} and id = ${id}`;
    else {
      await sql`
        update digests set until = ${previous.until}, claimed_at = ${previous.claimedAt}, state = 'sent'
        where user_id = ${userId} and id = ${id}`;
    }
  }
}
