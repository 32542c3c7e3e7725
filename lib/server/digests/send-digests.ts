import { connectSmtp, type SmtpClient } from "../email/smtp-client";
import { env } from "../platform/env";
import { claimDigest } from "./claim-digest";
import { composeDigest } from "./compose-digest";
import { type DigestIntervals, dueRecipients } from "./missed-messages";
import { recordDigestOutcome } from "./record-digest-outcome";

/** Users per query. */
const PAGE_SIZE = 100;
/** The cursor before the first user. */
const START_CURSOR = "00000000-0000-0000-0000-000000000000";

/**
 * Sends a digest to every user who is due. Each is claimed before it is sent, and only with an open connection: a crash
 * between the two loses a digest rather than sending it twice. Returns the number sent. Throws when the SMTP server cannot
 * be reached, so that the job is retried.
 */
export async function sendDigests(intervals = intervalsFromEnv()): Promise<number> {
  const settings = env().email;
  if (!settings) return 0;
  let sent = 0;
  let smtp: SmtpClient | undefined;
  try {
    for (let after: string | null = START_CURSOR; after !== null; ) {
      const { due, last } = await dueRecipients(intervals, after, PAGE_SIZE);
      for (const userId of due) {
        smtp ??= await connectSmtp(settings);
        if (await sendDigest(smtp, userId, intervals)) sent += 1;
      }
      after = last;
    }
  } finally {
    smtp?.close();
  }
  return sent;
}

const intervalsFromEnv = (): DigestIntervals => ({
  afterMinutes: env().DIGEST_AFTER_MINUTES,
  everyHours: env().DIGEST_EVERY_HOURS,
});

async function sendDigest(smtp: SmtpClient, userId: string, intervals: DigestIntervals): Promise<boolean> {
  const claim = await claimDigest(userId, intervals);
  if (!claim) return false;
  const outcome = await smtp.send(composeDigest(claim));
  await recordDigestOutcome(claim, outcome);
  if (outcome === "unknown")
    throw new Error("The connection to the SMTP server broke while it was receiving an e-mail.");
  return outcome === "accepted";
}
