import { isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";

/** Whom an address counts as: with IPv6 one customer has a whole /64, and would otherwise never run out of new ones. */
export function rateLimitAddress(ip: string | null): string | null {
  if (!ip || !isIPv6(ip)) return ip;
  const parts = ipaddr.IPv6.parse(ip).parts.slice(0, 4);
  return `${parts.map((part) => part.toString(16)).join(":")}::/64`;
}
