import type { Actor } from "../actor/actor";
import { touchSession } from "../sessions/touch-session";
import { readSessionCookie } from "./session-cookie";
import { unsealSessionToken } from "./session-token";

/** The credentials of a request or a handshake. A bearer takes precedence over a cookie. */
interface ActorCredentials {
  bearer?: string | undefined;
  cookie?: string | null | undefined;
}

/**
 * Returns the actor of a cookie or a bearer, for HTTP and for sockets. No other function does this.
 * Null when this server did not issue the token, or its session was revoked or has expired.
 */
export async function resolveActor(credentials: ActorCredentials): Promise<Actor | null> {
  const token = credentials.bearer ?? readSessionCookie(credentials.cookie);
  const claims = token ? await unsealSessionToken(token) : null;
  if (!claims) return null;
  const actor = { userId: claims.sub, sessionId: claims.sid };
  return (await touchSession(actor)) ? actor : null;
}

export function parseBearerToken(authorization: string | null | undefined): string | undefined {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(authorization ?? "")?.[1];
}
