import { recordAuditEvent } from "../../audit/record-audit-event";
import { isRefusal } from "../../platform/errors";
import { runtime } from "../../platform/runtime";
import { rateLimitAddress } from "../../rate-limit/address-key";
import { consume, refund } from "../../rate-limit/rate-limiter";
import type { ClientInfo } from "../actor/client-info";
import { isMissingCodeError } from "../second-factor/require-code";

/**
 * Limits failed sign-ins per account and per address, and records them in the audit log. An attempt counts while it runs,
 * so that concurrent ones are limited too. It is refunded if it succeeds or lacks only the code.
 *
 * @param deviceId of a browser that has signed in to the account before (`readDeviceCookie`), which has its own limit.
 */
export async function throttleSignIn(
  email: string,
  client: ClientInfo,
  attempt: () => Promise<string>,
  deviceId: string | null = null,
): Promise<string> {
  const address = rateLimitAddress(client.ip);
  const [rule, limiterKey] = deviceId
    ? (["signInByBrowser", deviceId] as const)
    : (["signInByAccount", email] as const);
  await consume(rule, limiterKey);
  if (address) await consume("signInByAddress", address);
  const refundAttempt = async () => {
    await refund(rule, limiterKey);
    if (address) await refund("signInByAddress", address);
  };
  try {
    const userId = await attempt();
    await refundAttempt();
    return userId;
  } catch (error) {
    if (isMissingCodeError(error)) await refundAttempt();
    else if (isRefusal(error))
      await recordFailure(email, client, error.details.fields?.code ? "code" : error.code);
    throw error;
  }
}

/** Records the failure without the typed e-mail address: users mistype passwords there. */
async function recordFailure(email: string, client: ClientInfo, reason: string): Promise<void> {
  const [account] = await runtime("sql")<{ id: string }[]>`select id from users where email = ${email}`;
  await recordAuditEvent("sign_in_failed", {
    actor: null,
    subjectId: account?.id,
    client,
    details: { reason },
  });
}
