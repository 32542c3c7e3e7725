import { env } from "../platform/env";
import { once } from "../platform/runtime";
import { createGuardedClient, type GuardedClient } from "./guarded-client";
import { resolveAllowedHost, resolvePublicHost } from "./resolve-host";

/** This process' client for outgoing requests. */
export function outgoing(): GuardedClient {
  return once("outgoing", () =>
    createGuardedClient({
      allowed: new Set(env().OUTBOUND_ALLOW),
      resolvePublic: resolvePublicHost,
      resolveAllowed: resolveAllowedHost,
    }),
  );
}
