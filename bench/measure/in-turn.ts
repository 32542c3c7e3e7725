/** The sides of a round: forwards, the next time backwards, so that none always runs in the wake of the same other. */
export function roundOrder<T>(sides: readonly T[], round: number): T[] {
  return round % 2 === 1 ? [...sides] : [...sides].reverse();
}
