import { hash, verify } from "@node-rs/argon2";
import { withSemaphore } from "../../platform/semaphore";

/** Argon2id parameters of OWASP's password storage cheat sheet: 19 MiB, 2 passes, 1 lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** The hash, under these options, of a password that no account has. It stands in for a missing hash. */
const DUMMY_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$+CJRMcQ3V9sU7rbcc/GVyA$FWh11z95qtPXt532kuhhHYNOsAfBgk9a3gn0qVynR84";
/** Max concurrent and waiting hashes: each takes 19 MiB and a core. */
const LIMITS = { atOnce: 2, waiting: 200 };

const limitedHash = <T>(work: () => Promise<T>) => withSemaphore("password", LIMITS, work);

export function hashPassword(password: string): Promise<string> {
  return limitedHash(() => hash(password, OPTIONS));
}

/**
 * Returns whether the password has this hash. It takes the same time for an account without a password and for a missing
 * one, so that a caller cannot distinguish them.
 */
export async function passwordMatches(
  password: string,
  storedHash: string | null | undefined,
): Promise<boolean> {
  const matches = await limitedHash(() => verify(storedHash ?? DUMMY_HASH, password));
  return matches && typeof storedHash === "string";
}
