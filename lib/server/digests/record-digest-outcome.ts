import type { SendOutcome } from "../email/smtp-client";
import { runtime } from "../platform/runtime";
import type { DigestClaim } from "./claim-digest";

/** Notes what became of a claimed digest; one that the server has surely not taken may be claimed again. */
export async function recordDigestOutcome(
  { id, userId, previous }: DigestClaim,
  fate: SendOutcome,
): Promise<void> {
  const sql = runtime("sql");
  if (fate === "accepted" || fate === "refused") {
    const state = fate === "accepted" ? "sent" : "refused";
    await sql`update digests set state = ${state} where user_id = ${userId} and id = ${id}`;
  } else if (fate === "postponed") {
    if (!previous) await sql`delete from digests where user_id = ${userId} and id = ${id}`;
    else {
      await sql`
        update digests set until = ${previous.until}, claimed_at = ${previous.claimedAt}, state = 'sent'
        where user_id = ${userId} and id = ${id}`;
    }
  }
}
