import { FIRST_LOAD_LIMITS } from "@/lib/contract/first-load-limits";

/** Unicode code points, as the contract counts. Short texts, the usual case, are not walked through. */
export function countCodePoints(text: string): number {
  return text.length < FIRST_LOAD_LIMITS.contentCodePoints / 2 ? text.length : [...text.trim()].length;
}

const NEAR_LIMIT_CODE_POINTS = 500;

/** Whether it comes near the longest that can be sent. */
export function isNearMaxLength(text: string): boolean {
  return countCodePoints(text) >= FIRST_LOAD_LIMITS.contentCodePoints - NEAR_LIMIT_CODE_POINTS;
}
