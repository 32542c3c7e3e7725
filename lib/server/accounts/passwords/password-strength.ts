import { LIMITS } from "@/lib/contract/limits";
import { invalid } from "../../platform/errors";
import { singleton } from "../../platform/runtime";

/**
 * Refuses a new password that a guesser would soon try: one of the lists of leaked ones, a variation of it, a pattern of the
 * keyboard, or what is known of its owner. No rules of composition, as NIST SP 800-63B advises. Estimated by zxcvbn without a
 * network, from the beginning of the password, so that it takes tens of milliseconds at most.
 *
 * @param known what a guesser knows: name, address.
 */
export async function requireStrongPassword(
  field: string,
  password: string,
  known: readonly string[],
): Promise<void> {
  const estimate = await singleton("password-strength", loadEstimate);
  if (estimate(password, known) < LIMITS.passwordGuessesMin) throw invalid(field, "is too easy to guess");
}

type Estimate = (password: string, known: readonly string[]) => number;

/** The lists take some megabytes: loaded at the first new password. */
async function loadEstimate(): Promise<Estimate> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return (password, known) =>
    zxcvbn.check(password.slice(0, LIMITS.passwordEstimateLength), known.flatMap(partsOf)).guesses;
}

const partsOf = (text: string): string[] =>
  [text, ...text.split(/[\s@._+-]+/)].filter((part) => part.length > 2);
