import { env } from "../platform/env";
import { singleton } from "../platform/runtime";
import { createGuardedClient, type GuardedClient } from "./guarded-client";
import { resolveAllowedHost, resolvePublicHost } from "./resolve-host";

/** Returns this process's client for outgoing requests. */
export function outgoingClient(): GuardedClient {
  return singleton("outgoing", () =>
    createGuardedClient({
      allowed: new Set(env().OUTBOUND_ALLOW),
      resolvePublic: resolvePublicHost,
      resolveAllowed: resolveAllowedHost,
    }),
  );
}
