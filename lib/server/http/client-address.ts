import { env } from "../env";

/**
 * The address of who asks. Each trusted proxy adds the address it saw at the right of `X-Forwarded-For`, so the
 * one that the outermost of them saw stands `TRUST_PROXY` places from the right; what is left of it anyone can write.
 */
export function clientAddress(
  forwardedFor: string | null | undefined,
  socketAddress: string | null,
): string | null {
  const proxies = env().TRUST_PROXY;
  if (proxies === 0) return socketAddress;
  const hops = (forwardedFor ?? "").split(",").map((hop) => hop.trim());
  return hops.at(-proxies) || socketAddress;
}
