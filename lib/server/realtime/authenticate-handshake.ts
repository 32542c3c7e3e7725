import type { Socket } from "socket.io";
import * as z from "zod";
import type { Actor } from "../accounts/actor/actor";
import { resolveActor } from "../accounts/auth/resolve-actor";
import { isSameOrigin } from "../accounts/auth/same-origin";
import { Refusal } from "../platform/errors";

const handshakeAuth = z.object({ token: z.string().max(4_096).optional() }).catch({});

/**
 * The actor of a handshake: `auth.token`, or the session cookie with an `Origin` of our own. Where a WebSocket cannot pass
 * the handshake is a plain read, with which browsers send no `Origin` to their page's own server, but a `Referer`.
 */
export async function authenticateHandshake({ handshake }: Pick<Socket, "handshake">): Promise<Actor> {
  if ("token" in handshake.query)
    throw new Refusal("unauthenticated", "A token does not belong into the address.");
  const { token } = handshakeAuth.parse(handshake.auth);
  const { cookie, origin, referer, host } = handshake.headers;
  const actor = token
    ? await resolveActor({ bearer: token })
    : isSameOrigin(origin ?? referer, host) && (await resolveActor({ cookie }));
  if (!actor) throw new Refusal("unauthenticated", "Sign in first.");
  return actor;
}
