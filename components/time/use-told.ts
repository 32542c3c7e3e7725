import { useDrawn } from "./drawn-context";

/**
 * A text that tells a time, for an element with `suppressHydrationWarning`. While the page is as the server drew it the
 * browser leaves what stands there: to make the first formatter takes it longer than to take over all else.
 */
export function useTold(tell: () => string): string {
  const left = useDrawn() !== null && typeof window !== "undefined";
  return left ? "" : tell();
}
