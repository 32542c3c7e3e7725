import { lookup, NODATA, NOTFOUND, Resolver } from "node:dns/promises";

/** Resolves all addresses of a host, IPv4 first; none if it certainly has none. Rejects if that is not known now. */
export type ResolveHost = (hostname: string) => Promise<string[]>;

const ATTEMPT_TIMEOUT_MS = 2_000;
const MAX_ATTEMPTS = 2;

/**
 * Resolves a host by name servers only: not by the machine's hosts file, which names internal hosts, and without one of the
 * few threads that file and password operations need too.
 */
export const resolvePublicHost: ResolveHost = async (hostname) => {
  const resolver = new Resolver({ timeout: ATTEMPT_TIMEOUT_MS, tries: MAX_ATTEMPTS });
  const results = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  const found = results.flatMap((result) => (result.status === "fulfilled" ? result.value : []));
  if (found.length === 0)
    for (const result of results) if (result.status === "rejected") emptyIfNotFound(result.reason);
  return found;
};

/** Codes with which name servers deny the name or records of this type. */
const NOT_FOUND_CODES: readonly string[] = [NOTFOUND, NODATA];

function emptyIfNotFound(error: NodeJS.ErrnoException): never[] {
  if (NOT_FOUND_CODES.includes(error.code ?? "")) return [];
  throw error;
}

/** Resolves a host that the administrator has allowed, as the machine itself does. */
export const resolveAllowedHost: ResolveHost = async (hostname) => {
  const found = await lookup(hostname, { all: true }).catch(emptyIfNotFound);
  return found.map(({ address }) => address);
};
