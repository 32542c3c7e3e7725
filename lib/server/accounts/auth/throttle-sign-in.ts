import { recordAuditEvent } from "../../audit/record-audit-event";
import { isRefusal } from "../../platform/errors";
import { runtime } from "../../platform/runtime";
import { rateLimitAddress } from "../../rate-limit/address-key";
import { consume, refund } from "../../rate-limit/rate-limiter";
import type { ClientInfo } from "../actor/client-info";
import { isMissingCodeError } from "../second-factor/require-code";

/**
 * Bounds wrong guesses at one account from everywhere, and at all accounts from one address, and notes them. A try counts
 * while it runs, so that many at once are bounded too, and no longer once it went well or lacks nothing but the code.
 *
 * @param browser the id of one that has been in the account before (`readDeviceCookie`): its tries are its own.
 */
export async function throttleSignIn(
  email: string,
  device: ClientInfo,
  attempt: () => Promise<string>,
  browser: string | null = null,
): Promise<string> {
  const address = rateLimitAddress(device.ip);
  const [rule, whose] = browser
    ? (["signInByBrowser", browser] as const)
    : (["signInByAccount", email] as const);
  await consume(rule, whose);
  if (address) await consume("signInByAddress", address);
  const forgive = async () => {
    await refund(rule, whose);
    if (address) await refund("signInByAddress", address);
  };
  try {
    const userId = await attempt();
    await forgive();
    return userId;
  } catch (error) {
    if (isMissingCodeError(error)) await forgive();
    else if (isRefusal(error))
      await noteFailure(email, device, error.details.fields?.code ? "code" : error.code);
    throw error;
  }
}

/** The address that was typed is not kept: people type passwords there. */
async function noteFailure(email: string, device: ClientInfo, reason: string): Promise<void> {
  const [account] = await runtime("sql")<{ id: string }[]>`select id from users where email = ${email}`;
  await recordAuditEvent("sign_in_failed", {
    actor: null,
    subjectId: account?.id,
    device,
    details: { reason },
  });
}
