import { isRefusal } from "../../platform/errors";
import { rateLimitAddress } from "../../rate-limit/address-key";
import { consume, refund } from "../../rate-limit/rate-limiter";
import type { ClientInfo } from "../actor/client-info";

/**
 * Limits the accounts that one address creates. A much lower limit bounds how often it may learn that an e-mail address
 * is taken: sign-up without e-mail confirmation cannot hide that, so it reveals it a few times an hour at most.
 */
export async function throttleSignUp<T>(client: ClientInfo, attempt: () => Promise<T>): Promise<T> {
  const address = rateLimitAddress(client.ip);
  if (!address) return attempt();
  await consume("registrationByAddress", address);
  await consume("takenByAddress", address);
  let taken = false;
  try {
    return await attempt();
  } catch (error) {
    taken = isRefusal(error) && error.code === "conflict";
    throw error;
  } finally {
    if (!taken) await refund("takenByAddress", address);
  }
}
