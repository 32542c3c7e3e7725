/** Returns the sides of a round, reversed in every other one, so that no side always follows the same other. */
export function roundOrder<T>(sides: readonly T[], round: number): T[] {
  return round % 2 === 1 ? [...sides] : [...sides].reverse();
}
