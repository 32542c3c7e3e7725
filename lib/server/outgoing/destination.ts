import { isIP } from "node:net";
import { OutgoingError } from "./outgoing-error";
import { isPublicAddress } from "./public-address";
import type { ResolveHost } from "./resolve-host";

export type Scheme = "https:" | "http:";

/** Who may be reached, and how their addresses are found. */
export interface DestinationPolicy {
  /** `host:port` that may be reached although private. */
  allowed: ReadonlySet<string>;
  resolvePublic: ResolveHost;
  resolveAllowed: ResolveHost;
}

/** Ports below these belong to services that speak no HTTP, and might take it for their own language. */
const FIRST_FREE_PORT = 1024;
const HTTP_PORTS: readonly number[] = [80, 443];
const URL_LENGTH = 2_048;

const portOf = ({ protocol, port }: URL): number => Number(port || (protocol === "https:" ? 443 : 80));
const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, "");

/**
 * Reads an address as browsers do, which turns all spellings of an IP address into one, and refuses what no request may
 * go to: another scheme, a name and password, a port of other services.
 */
export function parseDestination(
  text: string,
  schemes: readonly Scheme[],
  { allowed }: DestinationPolicy,
): URL {
  if (text.length > URL_LENGTH || !URL.canParse(text)) throw new OutgoingError("url");
  const url = new URL(text);
  if (!schemes.some((scheme) => scheme === url.protocol)) throw new OutgoingError("scheme");
  if (url.username || url.password) throw new OutgoingError("credentials");
  const port = portOf(url);
  const usual = HTTP_PORTS.includes(port) || port >= FIRST_FREE_PORT;
  if (!usual && !allowed.has(`${url.hostname}:${port}`)) throw new OutgoingError("port");
  return url;
}

/**
 * The addresses behind a host and port, each of which may be reached: one private among them refuses all. Who connects
 * must use these and resolve nothing again.
 */
export async function resolveAddresses(
  { hostname, port }: { hostname: string; port: number },
  { allowed, resolvePublic, resolveAllowed }: DestinationPolicy,
): Promise<string[]> {
  const host = bare(hostname);
  const trusted = allowed.has(`${hostname}:${port}`) || allowed.has(`[${host}]:${port}`);
  const found = isIP(host) ? [host] : await resolved(host, trusted ? resolveAllowed : resolvePublic);
  if (!trusted && !found.every(isPublicAddress)) throw new OutgoingError("address");
  return found;
}

export const resolveUrlAddresses = (url: URL, policy: DestinationPolicy): Promise<string[]> =>
  resolveAddresses({ hostname: url.hostname, port: portOf(url) }, policy);

async function resolved(host: string, resolve: ResolveHost): Promise<string[]> {
  let found: string[];
  try {
    found = await resolve(host);
  } catch (error) {
    throw new OutgoingError("unresolved", error);
  }
  if (found.length === 0) throw new OutgoingError("unknown_host");
  return found;
}
