import type { Fate } from "../email/smtp-client";
import { runtime } from "../platform/runtime";
import type { Claim } from "./claim-digest";

/** Notes what became of a claimed digest; one that the server has surely not taken may be claimed again. */
export async function settleDigest({ id, userId, before }: Claim, fate: Fate): Promise<void> {
  const sql = runtime("sql");
  if (fate === "accepted" || fate === "refused") {
    const state = fate === "accepted" ? "sent" : "refused";
    await sql`update digests set state = ${state} where user_id = ${userId} and id = ${id}`;
  } else if (fate === "postponed") {
    if (!before) await sql`delete from digests where user_id = ${userId} and id = ${id}`;
    else {
      await sql`
        update digests set until = ${before.until}, claimed_at = ${before.claimedAt}, state = 'sent'
        where user_id = ${userId} and id = ${id}`;
    }
  }
}
