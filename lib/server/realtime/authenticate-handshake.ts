import type { Socket } from "socket.io";
import * as z from "zod";
import type { Actor } from "../accounts/actor/actor";
import { resolveActor } from "../accounts/auth/resolve-actor";
import { isSameOrigin } from "../accounts/auth/same-origin";
import { Refusal } from "../platform/errors";

const handshakeAuth = z.object({ token: z.string().max(4_096).optional() }).catch({});

/**
 * Returns the actor of a handshake, by `auth.token` or by the session cookie with our own `Origin`. Without WebSocket the
 * handshake is a GET request: to the page's own server browsers send it without `Origin`, but with `Referer`.
 *
 * @throws `unauthenticated`, also for a token in the query string.
 */
export async function authenticateHandshake({ handshake }: Pick<Socket, "handshake">): Promise<Actor> {
  if ("token" in handshake.query) throw new Refusal("unauthenticated", "Do not send the token in the URL.");
  const { token } = handshakeAuth.parse(handshake.auth);
  const { cookie, origin, referer, host } = handshake.headers;
  const actor = token
    ? await resolveActor({ bearer: token })
    : isSameOrigin(origin ?? referer, host) && (await resolveActor({ cookie }));
  if (!actor) throw new Refusal("unauthenticated", "Sign in first.");
  return actor;
}
