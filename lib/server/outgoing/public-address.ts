import ipaddr from "ipaddr.js";

/** The IPv6 range that IANA has allocated for global unicast; the rest is special or unassigned. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an address belongs to the public internet. An IPv4-mapped IPv6 address counts as its IPv4 address. Addresses that
 * gateways translate (NAT64, 6to4, Teredo) do not count as public, since they may lead anywhere.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_IPV6);
}
