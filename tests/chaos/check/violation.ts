/** What a promise's check found: the column of the table that it counts in, a sentence, and what proves it. */
export interface Violation {
  promise: string;
  column: "lost" | "duplicated" | "disorder" | "other";
  message: string;
  evidence: unknown;
}

export const violation = (
  promise: string,
  counts: Violation["column"],
  what: string,
  evidence: unknown,
): Violation => ({ promise, column: counts, message: what, evidence });
