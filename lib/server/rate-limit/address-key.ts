import { isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";

/** Returns the key of an address for rate limits: for IPv6 the /64, since one customer has a whole /64 of addresses. */
export function rateLimitAddress(ip: string | null): string | null {
  if (!ip || !isIPv6(ip)) return ip;
  const parts = ipaddr.IPv6.parse(ip).parts.slice(0, 4);
  return `${parts.map((part) => part.toString(16)).join(":")}::/64`;
}
