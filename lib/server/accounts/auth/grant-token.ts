import type { Credentials, TokenGrant } from "@/lib/contract/accounts";
import type { ClientInfo } from "../actor/client-info";
import { createSession } from "../sessions/create-session";
import { getMe } from "../users/queries";
import { sealSessionToken, sessionMaxAgeSeconds } from "./session-token";
import { throttleSignIn } from "./throttle-sign-in";
import { verifyCredentials } from "./verify-credentials";

/** Creates a session for a client other than a browser, and returns its bearer token. */
export async function grantToken(credentials: Credentials, client: ClientInfo): Promise<TokenGrant> {
  const userId = await throttleSignIn(credentials.email, client, () => verifyCredentials(credentials));
  const expiresAt = new Date(Date.now() + sessionMaxAgeSeconds() * 1_000).toISOString();
  const token = await sealSessionToken({ sub: userId, sid: await createSession(userId, client) });
  return { token, expiresAt, user: await getMe(userId) };
}
