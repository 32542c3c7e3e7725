import { LIMITS } from "@/lib/contract/limits";

/** Unicode code points, as the contract counts. Short texts, the usual case, are not walked through. */
export function codePoints(text: string): number {
  return text.length < LIMITS.contentCodePoints / 2 ? text.length : [...text.trim()].length;
}

export function isTooLong(text: string): boolean {
  return codePoints(text) > LIMITS.contentCodePoints;
}
