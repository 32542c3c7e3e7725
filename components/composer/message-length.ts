import { FIRST_LOAD_LIMITS } from "@/lib/contract/first-load-limits";

/**
 * Returns the length of a text in Unicode code points, as the contract counts. For texts below half the limit, the usual
 * case, returns the UTF-16 length, an upper bound that is cheap to read.
 */
export function countCodePoints(text: string): number {
  return text.length < FIRST_LOAD_LIMITS.contentCodePoints / 2 ? text.length : [...text.trim()].length;
}

/** How close to the limit the counter shows. */
const NEAR_LIMIT_CODE_POINTS = 500;

/** Returns whether a text is near or over the length limit of a message. */
export function isNearMaxLength(text: string): boolean {
  return countCodePoints(text) >= FIRST_LOAD_LIMITS.contentCodePoints - NEAR_LIMIT_CODE_POINTS;
}
