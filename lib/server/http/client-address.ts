import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { env } from "../platform/env";

/**
 * Returns the client's address. Each trusted proxy appends the address it saw to `X-Forwarded-For`, so the address that the
 * outermost proxy saw is entry `TRUST_PROXY` from the right; clients can forge the entries left of it. Falls back to the
 * socket's remote address if there are fewer entries than proxies (the request bypassed one) or the entry is not an address.
 */
export function clientAddress(
  forwardedFor: string | null | undefined,
  socketAddress: string | null,
): string | null {
  const proxies = env().TRUST_PROXY;
  const hops = proxies === 0 ? [] : (forwardedFor ?? "").split(",");
  return normalizeAddress(hops.at(-proxies)) ?? normalizeAddress(socketAddress);
}

/** Removes port, brackets and zone and normalizes the spelling. An IPv4-mapped IPv6 address becomes the IPv4 address. */
function normalizeAddress(value: string | null | undefined): string | null {
  const text = (value ?? "").trim();
  const bare = /^\[(.+)\](:\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const [address = ""] = bare.split("%");
  return isIP(address) ? ipaddr.process(address).toString() : null;
}
