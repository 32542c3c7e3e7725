import { env } from "../../platform/env";

/**
 * Returns whether a page of this server made the request. Browsers send `Origin` with every handshake and every writing
 * request, so a request with a cookie and without `Origin` counts as foreign.
 */
export function isSameOrigin(origin: string | null | undefined, host: string | null | undefined): boolean {
  if (!origin || !URL.canParse(origin)) return false;
  const from = new URL(origin);
  return from.origin === new URL(env().appUrl).origin || (!env().APP_URL && from.host === host);
}
