/** The page that `path` was opened from, if that is not the room list. */
let target: { path: string; back: string } | null = null;

export function setBackTarget(path: string, back: string): void {
  target = { path, back };
}

export function clearBackTarget(): void {
  target = null;
}

export const backTargetOf = (path: string): string => (target?.path === path ? target.back : "/rooms");
