import { hash, verify } from "@node-rs/argon2";
import { withSemaphore } from "../../platform/semaphore";

/** Argon2id as OWASP's password storage cheat sheet advises: 19 MiB, 2 passes, 1 lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** The hash of a password that nobody has, made with these options. */
const DECOY =
  "$argon2id$v=19$m=19456,t=2,p=1$+CJRMcQ3V9sU7rbcc/GVyA$FWh11z95qtPXt532kuhhHYNOsAfBgk9a3gn0qVynR84";
/** Hashing takes memory and a core each. */
const BOUNDS = { atOnce: 2, waiting: 200 };

const gatedHash = <T>(work: () => Promise<T>) => withSemaphore("password", BOUNDS, work);

export function hashPassword(password: string): Promise<string> {
  return gatedHash(() => hash(password, OPTIONS));
}

/** Takes the same time for an account that has no password or does not exist, so that neither can be told apart. */
export async function passwordMatches(
  password: string,
  storedHash: string | null | undefined,
): Promise<boolean> {
  const matches = await gatedHash(() => verify(storedHash ?? DECOY, password));
  return matches && typeof storedHash === "string";
}
