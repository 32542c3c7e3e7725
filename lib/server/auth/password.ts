import { hash, verify } from "@node-rs/argon2";
import { unavailable } from "../errors";
import { once } from "../runtime";

/** Argon2id as OWASP's password storage cheat sheet advises: 19 MiB, 2 passes, 1 lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;
const WAITING_MAX = 200;

interface Gate {
  running: number;
  waiting: (() => void)[];
}

/** Hashing takes memory and a core each: only a few run at once, some wait, and the rest are told to come back. */
async function gated<T>(work: () => Promise<T>): Promise<T> {
  const gate = once<Gate>("password-gate", () => ({ running: 0, waiting: [] }));
  if (gate.running >= AT_ONCE) {
    if (gate.waiting.length >= WAITING_MAX) throw unavailable(2_000);
    await new Promise<void>((resolve) => gate.waiting.push(resolve));
  } else {
    gate.running += 1;
  }
  try {
    return await work();
  } finally {
    const next = gate.waiting.shift();
    if (next) next();
    else gate.running -= 1;
  }
}

export function hashPassword(password: string): Promise<string> {
  return gated(() => hash(password, OPTIONS));
}

/** Takes the same time for an account that has no password or does not exist, so that neither can be told apart. */
export async function passwordMatches(
  password: string,
  storedHash: string | null | undefined,
): Promise<boolean> {
  const matches = await gated(async () => verify(storedHash ?? (await decoy()), password));
  return matches && typeof storedHash === "string";
}

function decoy(): Promise<string> {
  return once("password-decoy", () => hash("no account has this password", OPTIONS));
}
