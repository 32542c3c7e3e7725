import type { Actor } from "../accounts/actor/actor";
import { parseBearerToken, resolveActor } from "../accounts/auth/resolve-actor";
import { isSameOrigin } from "../accounts/auth/same-origin";
import { forbidden, Refusal } from "../platform/errors";

/** Who asks: by bearer, or by the cookie from a page of this server. Refuses with `unauthenticated` or `forbidden`. */
export async function requireActor(request: Pick<Request, "headers" | "method">): Promise<Actor> {
  const bearer = parseBearerToken(request.headers.get("authorization"));
  const actor = await resolveActor({ bearer, cookie: request.headers.get("cookie") });
  if (!actor) throw new Refusal("unauthenticated", "Sign in first.");
  // A browser adds the cookie to requests of other sites' pages as well; a bearer it never does.
  if (!bearer) requireSameOrigin(request);
  return actor;
}

/** Refuses with `forbidden` what would change something and does not come from a page of this server. */
export function requireSameOrigin({ headers, method }: Pick<Request, "headers" | "method">): void {
  if (method === "GET" || method === "HEAD") return;
  if (!isSameOrigin(headers.get("origin"), headers.get("host")))
    throw forbidden("The request does not come from a page of this server.");
}
