import { LIMITS } from "@/lib/contract/limits";

/** How hard a password is to guess, as the server estimates it. The server refuses `weak`. */
export type PasswordStrength = "weak" | "fair" | "good" | "strong";

type Estimate = (password: string, userInputs: readonly string[]) => number;
let estimator: Promise<Estimate> | undefined;

/** Estimates a password's strength. The lists of leaked passwords load on the first call, when a user creates a password. */
export async function estimatePasswordStrength(
  password: string,
  userInputs: readonly string[],
): Promise<PasswordStrength> {
  estimator ??= loadEstimator();
  const guesses = (await estimator)(password.slice(0, LIMITS.passwordEstimateLength), userInputs);
  if (guesses < LIMITS.passwordGuessesMin) return "weak";
  if (guesses < LIMITS.passwordGuessesMin * 100) return "fair";
  return guesses < LIMITS.passwordGuessesMin * 10_000 ? "good" : "strong";
}

async function loadEstimator(): Promise<Estimate> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return (password, userInputs) => zxcvbn.check(password, userInputs.filter(Boolean)).guesses;
}
