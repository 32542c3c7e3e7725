import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { env } from "../platform/env";

/**
 * The address of who asks. Each trusted proxy adds the address it saw at the right of `X-Forwarded-For`, so the
 * one that the outermost of them saw stands `TRUST_PROXY` places from the right; what is left of it anyone can write.
 * With fewer entries than proxies the request came past one of them, and what is no address is nobody's: then it is the
 * socket's other end.
 */
export function clientAddress(
  forwardedFor: string | null | undefined,
  socketAddress: string | null,
): string | null {
  const proxies = env().TRUST_PROXY;
  const hops = proxies === 0 ? [] : (forwardedFor ?? "").split(",");
  return plainAddress(hops.at(-proxies)) ?? plainAddress(socketAddress);
}

/** Without port, brackets and zone, in one spelling; an IPv4 address in IPv6 clothes is that IPv4 address. */
function plainAddress(written: string | null | undefined): string | null {
  const text = (written ?? "").trim();
  const bare = /^\[(.+)\](:\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const [address = ""] = bare.split("%");
  return isIP(address) ? ipaddr.process(address).toString() : null;
}
