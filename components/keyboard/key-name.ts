const SIGNS: Record<string, string> = { ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc" };
const MAC: Record<string, string> = { Mod: "⌘", Alt: "⌥", Shift: "⇧" };

export const isMac = (): boolean => /Mac|iP(hone|ad|od)/.test(navigator.platform);

/** A key as it is printed on the reader's keyboard. */
export function keyLabel(key: string, mac: boolean): string {
  if (mac && MAC[key]) return MAC[key];
  return key === "Mod" ? "Ctrl" : (SIGNS[key] ?? key);
}
