import { env } from "../../platform/env";

/**
 * Whether a page of our own made the request. Browsers send `Origin` with every handshake and every request that
 * changes something, so with a cookie its absence counts as foreign.
 */
export function isSameOrigin(origin: string | null | undefined, host: string | null | undefined): boolean {
  if (!origin || !URL.canParse(origin)) return false;
  const from = new URL(origin);
  return from.origin === new URL(env().appUrl).origin || (!env().APP_URL && from.host === host);
}
