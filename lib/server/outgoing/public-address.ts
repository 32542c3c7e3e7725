import ipaddr from "ipaddr.js";

/** What IANA has given out to be reached from everywhere: all else of IPv6 is special or not in use. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an address is one of the public internet. An IPv4 address inside an IPv6 one counts as what it is; addresses
 * that a gateway would translate (NAT64, 6to4, Teredo) are none, since they may lead anywhere.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_IPV6);
}
