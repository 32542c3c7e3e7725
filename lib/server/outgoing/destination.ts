import { isIP } from "node:net";
import { OutgoingError } from "./outgoing-error";
import { isPublicAddress } from "./public-address";
import type { ResolveHost } from "./resolve-host";

export type Scheme = "https:" | "http:";

/** Which destinations may be reached, and how their addresses are resolved. */
export interface DestinationPolicy {
  /** `host:port` entries that may be reached although they are private. */
  allowed: ReadonlySet<string>;
  resolvePublic: ResolveHost;
  resolveAllowed: ResolveHost;
}

/** Ports below belong to other services, which might interpret HTTP as their own protocol. */
const FIRST_ALLOWED_PORT = 1024;
const HTTP_PORTS: readonly number[] = [80, 443];
const MAX_URL_LENGTH = 2_048;

const portOf = ({ protocol, port }: URL): number => Number(port || (protocol === "https:" ? 443 : 80));
const stripBrackets = (hostname: string): string => hostname.replace(/^\[|\]$/g, "");

/**
 * Parses a URL as browsers do, which normalizes all spellings of an IP address. Throws an OutgoingError for another scheme,
 * credentials in the URL, or a port of other services.
 */
export function parseDestination(
  text: string,
  schemes: readonly Scheme[],
  { allowed }: DestinationPolicy,
): URL {
  if (text.length > MAX_URL_LENGTH || !URL.canParse(text)) throw new OutgoingError("url");
  const url = new URL(text);
  if (!schemes.some((scheme) => scheme === url.protocol)) throw new OutgoingError("scheme");
  if (url.username || url.password) throw new OutgoingError("credentials");
  const port = portOf(url);
  const allowedPort = HTTP_PORTS.includes(port) || port >= FIRST_ALLOWED_PORT;
  if (!allowedPort && !allowed.has(`${url.hostname}:${port}`)) throw new OutgoingError("port");
  return url;
}

/**
 * Resolves a host to addresses that may all be reached; one private address among them refuses all. Callers must connect to
 * these addresses without resolving the host again.
 */
export async function resolveAddresses(
  { hostname, port }: { hostname: string; port: number },
  { allowed, resolvePublic, resolveAllowed }: DestinationPolicy,
): Promise<string[]> {
  const host = stripBrackets(hostname);
  const trusted = allowed.has(`${hostname}:${port}`) || allowed.has(`[${host}]:${port}`);
  const addresses = isIP(host)
    ? [host]
    : await resolveOrThrow(host, trusted ? resolveAllowed : resolvePublic);
  if (!trusted && !addresses.every(isPublicAddress)) throw new OutgoingError("address");
  return addresses;
}

export const resolveUrlAddresses = (url: URL, policy: DestinationPolicy): Promise<string[]> =>
  resolveAddresses({ hostname: url.hostname, port: portOf(url) }, policy);

async function resolveOrThrow(host: string, resolve: ResolveHost): Promise<string[]> {
  let addresses: string[];
  try {
    addresses = await resolve(host);
  } catch (error) {
    throw new OutgoingError("unresolved", error);
  }
  if (addresses.length === 0) throw new OutgoingError("unknown_host");
  return addresses;
}
