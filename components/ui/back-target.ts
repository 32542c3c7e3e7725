/** Where a page was opened from, while that is not the list of conversations: the way back leads there once. */
let from: { path: string; back: string } | null = null;

export function setBackTarget(path: string, back: string): void {
  from = { path, back };
}

export function clearBackTarget(): void {
  from = null;
}

export const backTargetOf = (path: string): string => (from?.path === path ? from.back : "/rooms");
