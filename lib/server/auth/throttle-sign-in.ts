import { consume, giveBack } from "../rate-limit/limiter";

/**
 * Bounds wrong guesses at one account from everywhere, and at all accounts from one address. A try counts while it
 * runs, so that many at once are bounded too, and no longer once it went well.
 */
export async function throttledSignIn(
  email: string,
  ip: string | null,
  attempt: () => Promise<string>,
): Promise<string> {
  await consume("signInByAccount", email);
  if (ip) await consume("signInByAddress", ip);
  const userId = await attempt();
  await giveBack("signInByAccount", email);
  if (ip) await giveBack("signInByAddress", ip);
  return userId;
}
