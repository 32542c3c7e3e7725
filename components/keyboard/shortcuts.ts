/** A key of a shortcut: `Mod` is ⌘ on a Mac and Ctrl elsewhere; a single character stands for itself. */
export type ShortcutKey =
  | "Mod"
  | "Alt"
  | "Shift"
  | "Enter"
  | "Escape"
  | "ArrowUp"
  | "ArrowDown"
  | "Home"
  | "End"
  | "F10"
  | (string & {});

/** Every shortcut, as listed in the dialog that `?` opens. Each needs a text under `keyboard` in the translations. */
export const SHORTCUTS = [
  {
    group: "general",
    shortcuts: [
      { id: "switcher", keys: ["Mod", "K"] },
      { id: "search", keys: ["Mod", "F"] },
      { id: "previous", keys: ["Alt", "ArrowUp"] },
      { id: "next", keys: ["Alt", "ArrowDown"] },
      { id: "close", keys: ["Escape"] },
      { id: "help", keys: ["?"] },
    ],
  },
  {
    group: "list",
    shortcuts: [
      { id: "walk", keys: ["ArrowUp", "ArrowDown"] },
      { id: "ends", keys: ["Home", "End"] },
      { id: "menu", keys: ["Shift", "F10"] },
    ],
  },
  {
    group: "searching",
    shortcuts: [
      { id: "nextHit", keys: ["Mod", "G"] },
      { id: "previousHit", keys: ["Mod", "Shift", "G"] },
    ],
  },
  {
    group: "writing",
    shortcuts: [
      { id: "send", keys: ["Enter"] },
      { id: "break", keys: ["Shift", "Enter"] },
      { id: "editLast", keys: ["ArrowUp"] },
    ],
  },
  {
    group: "onMessage",
    shortcuts: [
      { id: "reply", keys: ["R"] },
      { id: "react", keys: ["+"] },
      { id: "edit", keys: ["E"] },
      { id: "copy", keys: ["C"] },
      { id: "info", keys: ["I"] },
      { id: "messageMenu", keys: ["Shift", "F10"] },
    ],
  },
] as const satisfies readonly {
  group: string;
  shortcuts: readonly { id: string; keys: readonly ShortcutKey[] }[];
}[];

const KEY_LABELS: Record<string, string> = { ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc" };
const MAC_LABELS: Record<string, string> = { Mod: "⌘", Alt: "⌥", Shift: "⇧" };

export const isMac = (): boolean => /Mac|iP(hone|ad|od)/.test(navigator.platform);

/** Returns a key's label as it is printed on the user's keyboard. */
export function keyLabel(key: string, mac: boolean): string {
  if (mac && MAC_LABELS[key]) return MAC_LABELS[key];
  return key === "Mod" ? "Ctrl" : (KEY_LABELS[key] ?? key);
}
