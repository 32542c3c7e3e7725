import { lookup, Resolver } from "node:dns/promises";

/** All addresses of a host, IPv4 first; none when it has none. */
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
  return answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
};

/** For hosts that the administrator has named: as the machine itself sees them. */
export const resolveAllowedHost: ResolveHost = async (hostname) => {
  const found = await lookup(hostname, { all: true });
  return found.map(({ address }) => address);
};
