import type { Actor } from "../actor/actor";
import { touchSession } from "../sessions/touch-session";
import { readSessionCookie } from "./session-cookie";
import { unsealSessionToken } from "./session-token";

/** What a request or a handshake brings to say who it is. A bearer counts before a cookie. */
export interface ActorCredentials {
  bearer?: string | undefined;
  cookie?: string | null | undefined;
}

/**
 * The one way from a cookie or a bearer to the actor, for HTTP and for sockets alike.
 * Null when the token is none of ours or its session has been revoked or has expired.
 */
export async function resolveActor(proof: ActorCredentials): Promise<Actor | null> {
  const token = proof.bearer ?? readSessionCookie(proof.cookie);
  const claims = token ? await unsealSessionToken(token) : null;
  if (!claims) return null;
  const actor = { userId: claims.sub, sessionId: claims.sid };
  return (await touchSession(actor)) ? actor : null;
}

export function parseBearerToken(authorization: string | null | undefined): string | undefined {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(authorization ?? "")?.[1];
}
