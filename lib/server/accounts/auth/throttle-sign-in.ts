import { record } from "../../audit/record-audit-event";
import { isRefusal } from "../../platform/errors";
import { runtime } from "../../platform/runtime";
import { addressKey } from "../../rate-limit/address-key";
import { consume, giveBack } from "../../rate-limit/rate-limiter";
import { lacksCode } from "../second-factor/require-code";
import type { Device } from "../sessions/client-info";

/**
 * Bounds wrong guesses at one account from everywhere, and at all accounts from one address, and notes them. A try counts
 * while it runs, so that many at once are bounded too, and no longer once it went well or lacks nothing but the code.
 *
 * @param browser the id of one that has been in the account before (`knownBrowser`): its tries are its own.
 */
export async function throttledSignIn(
  email: string,
  device: Device,
  attempt: () => Promise<string>,
  browser: string | null = null,
): Promise<string> {
  const address = addressKey(device.ip);
  const [rule, whose] = browser
    ? (["signInByBrowser", browser] as const)
    : (["signInByAccount", email] as const);
  await consume(rule, whose);
  if (address) await consume("signInByAddress", address);
  const forgive = async () => {
    await giveBack(rule, whose);
    if (address) await giveBack("signInByAddress", address);
  };
  try {
    const userId = await attempt();
    await forgive();
    return userId;
  } catch (error) {
    if (lacksCode(error)) await forgive();
    else if (isRefusal(error))
      await noteFailure(email, device, error.details.fields?.code ? "code" : error.code);
    throw error;
  }
}

/** The address that was typed is not kept: people type passwords there. */
async function noteFailure(email: string, device: Device, reason: string): Promise<void> {
  const [account] = await runtime("sql")<{ id: string }[]>`select id from users where email = ${email}`;
  await record("sign_in_failed", { actor: null, subjectId: account?.id, device, details: { reason } });
}
