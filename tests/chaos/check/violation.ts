/** What a promise's check found: the column of the table that it counts in, a sentence, and what proves it. */
export interface Violation {
  promise: string;
  counts: "lost" | "duplicated" | "disorder" | "other";
  what: string;
  evidence: unknown;
}

export const violation = (
  promise: string,
  counts: Violation["counts"],
  what: string,
  evidence: unknown,
): Violation => ({ promise, counts, what, evidence });
