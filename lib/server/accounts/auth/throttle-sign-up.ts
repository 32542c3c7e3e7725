import { isRefusal } from "../../platform/errors";
import { rateLimitAddress } from "../../rate-limit/address-key";
import { consume, refund } from "../../rate-limit/rate-limiter";
import type { ClientInfo } from "../actor/client-info";

/**
 * Bounds how many accounts one address makes, and much more narrowly how often it may learn that an e-mail address has
 * one: without e-mail sign-up cannot hide that, so whoever asks is told a few times an hour and no more.
 */
export async function throttleSignUp<T>(device: ClientInfo, attempt: () => Promise<T>): Promise<T> {
  const address = rateLimitAddress(device.ip);
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
