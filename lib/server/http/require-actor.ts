import type { Actor } from "../accounts/actor/actor";
import { parseBearerToken, resolveActor } from "../accounts/auth/resolve-actor";
import { isSameOrigin } from "../accounts/auth/same-origin";
import { forbidden, Refusal } from "../platform/errors";

/**
 * Returns the actor of a request, by bearer token, or by session cookie from a page of this server. Throws
 * `unauthenticated` or `forbidden`.
 */
export async function requireActor(request: Pick<Request, "headers" | "method">): Promise<Actor> {
  const bearer = parseBearerToken(request.headers.get("authorization"));
  const actor = await resolveActor({ bearer, cookie: request.headers.get("cookie") });
  if (!actor) throw new Refusal("unauthenticated", "Sign in first.");
  // A browser adds the cookie to requests from other sites' pages too, but never a bearer token.
  if (!bearer) requireSameOrigin(request);
  return actor;
}

/** Throws `forbidden` for a request that is not a read and does not come from a page of this server. */
export function requireSameOrigin({ headers, method }: Pick<Request, "headers" | "method">): void {
  if (method === "GET" || method === "HEAD") return;
  if (!isSameOrigin(headers.get("origin"), headers.get("host")))
    throw forbidden("The request does not come from a page of this server.");
}
