import { LIMITS } from "@/lib/contract/limits";

/** How hard a password is to guess, as the server estimates it. `weak` is refused there. */
export type PasswordStrength = "weak" | "fair" | "good" | "strong";

type Estimate = (password: string, known: readonly string[]) => number;
let loading: Promise<Estimate> | undefined;

/** Loads the lists of leaked passwords when it is first asked, which no page needs before somebody makes a password. */
export async function estimatePasswordStrength(
  password: string,
  known: readonly string[],
): Promise<PasswordStrength> {
  loading ??= load();
  const guesses = (await loading)(password.slice(0, LIMITS.passwordEstimateLength), known);
  if (guesses < LIMITS.passwordGuessesMin) return "weak";
  if (guesses < LIMITS.passwordGuessesMin * 100) return "fair";
  return guesses < LIMITS.passwordGuessesMin * 10_000 ? "good" : "strong";
}

async function load(): Promise<Estimate> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return (password, known) => zxcvbn.check(password, known.filter(Boolean)).guesses;
}
