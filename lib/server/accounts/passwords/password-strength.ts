import { LIMITS } from "@/lib/contract/limits";
import { invalid } from "../../platform/errors";
import { singleton } from "../../platform/runtime";

/**
 * Refuses a new password that is easy to guess with `invalid` for `field`: a leaked one, a variation of one, a keyboard
 * pattern, or one made of the owner's data. There are no composition rules, as NIST SP 800-63B advises. zxcvbn
 * estimates the number of guesses offline and from the beginning of the password, in tens of milliseconds at most.
 *
 * @param userInputs what a guesser knows about the owner: name and e-mail address.
 */
export async function requireStrongPassword(
  field: string,
  password: string,
  userInputs: readonly string[],
): Promise<void> {
  const estimate = await singleton("password-strength", loadEstimator);
  if (estimate(password, userInputs) < LIMITS.passwordGuessesMin)
    throw invalid(field, "is too easy to guess");
}

type Estimate = (password: string, userInputs: readonly string[]) => number;

/** Loads zxcvbn. Its lists take some megabytes, so it is loaded for the first new password. */
async function loadEstimator(): Promise<Estimate> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return (password, userInputs) =>
    zxcvbn.check(password.slice(0, LIMITS.passwordEstimateLength), userInputs.flatMap(partsOf)).guesses;
}

const partsOf = (text: string): string[] =>
  [text, ...text.split(/[\s@._+-]+/)].filter((part) => part.length > 2);
