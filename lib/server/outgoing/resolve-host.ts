import { lookup, NODATA, NOTFOUND, Resolver } from "node:dns/promises";

/** All addresses of a host, IPv4 first; none when it has none for certain. Fails when that cannot be said now. */
export type ResolveHost = (hostname: string) => Promise<string[]>;

const TRY_MS = 2_000;
const TRIES = 2;

/**
 * Asks the name servers alone: neither the machine's own list of hosts, which names what is inside, nor a thread of the
 * few that files and passwords need too.
 */
export const resolvePublicHost: ResolveHost = async (hostname) => {
  const resolver = new Resolver({ timeout: TRY_MS, tries: TRIES });
  const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  const found = answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
  if (found.length === 0)
    for (const answer of answers) if (answer.status === "rejected") noneOrThrow(answer.reason);
  return found;
};

/** The name servers' word that there is no such name, or nothing of this kind under it. */
const NONE: readonly string[] = [NOTFOUND, NODATA];

function noneOrThrow(error: NodeJS.ErrnoException): never[] {
  if (NONE.includes(error.code ?? "")) return [];
  throw error;
}

/** For hosts that the administrator has named: as the machine itself sees them. */
export const resolveAllowedHost: ResolveHost = async (hostname) => {
  const found = await lookup(hostname, { all: true }).catch(noneOrThrow);
  return found.map(({ address }) => address);
};
