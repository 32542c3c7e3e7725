import { connectSmtp, type SmtpClient } from "../email/smtp-client";
import { env } from "../platform/env";
import { claimDigest } from "./claim-digest";
import { composeDigest } from "./compose-digest";
import { type DigestIntervals, dueRecipients } from "./missed-messages";
import { recordDigestOutcome } from "./record-digest-outcome";

const PAGE = 100;
const FIRST = "00000000-0000-0000-0000-000000000000";

/**
 * Sends everyone who is due an e-mail of what they have missed. Each is claimed before it is sent, and only while there
 * is a connection to send it by; so one that a crash catches between the two is lost rather than sent twice. Returns how many
 * went out. Fails when the SMTP server cannot be reached, to be tried again.
 */
export async function sendDigests(waits = waitsByEnv()): Promise<number> {
  const settings = env().email;
  if (!settings) return 0;
  let sent = 0;
  let smtp: SmtpClient | undefined;
  try {
    for (let after: string | null = FIRST; after !== null; ) {
      const { due, last } = await dueRecipients(waits, after, PAGE);
      for (const userId of due) {
        smtp ??= await connectSmtp(settings);
        if (await sendDigest(smtp, userId, waits)) sent += 1;
      }
      after = last;
    }
  } finally {
    smtp?.close();
  }
  return sent;
}

const waitsByEnv = (): DigestIntervals => ({
  afterMinutes: env().DIGEST_AFTER_MINUTES,
  everyHours: env().DIGEST_EVERY_HOURS,
});

async function sendDigest(smtp: SmtpClient, userId: string, waits: DigestIntervals): Promise<boolean> {
  const claim = await claimDigest(userId, waits);
  if (!claim) return false;
  const fate = await smtp.send(composeDigest(claim));
  await recordDigestOutcome(claim, fate);
  if (fate === "unknown") throw new Error("the connection to the SMTP server broke while it took an e-mail");
  return fate === "accepted";
}
