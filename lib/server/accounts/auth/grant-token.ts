import type { Credentials, TokenGrant } from "@/lib/contract/accounts";
import type { Device } from "../sessions/client-info";
import { createSession } from "../sessions/create-session";
import { getMe } from "../users/queries";
import { sealToken, sessionSeconds } from "./session-token";
import { throttledSignIn } from "./throttle-sign-in";
import { authenticate } from "./verify-credentials";

/** A session for a client without a browser, as a bearer. */
export async function grantToken(credentials: Credentials, device: Device): Promise<TokenGrant> {
  const userId = await throttledSignIn(credentials.email, device, () => authenticate(credentials));
  const expiresAt = new Date(Date.now() + sessionSeconds() * 1_000).toISOString();
  const token = await sealToken({ sub: userId, sid: await createSession(userId, device) });
  return { token, expiresAt, user: await getMe(userId) };
}
