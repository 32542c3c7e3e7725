const CHIP = "[data-chip]";

/**
 * Moves the focus to the neighbouring chip that an arrow key points at on the screen. Returns false if there is none.
 */
export function moveChipFocus(from: HTMLElement, key: string): boolean {
  const step = stepOf(from, key);
  if (step === 0) return false;
  const chips = [...(from.closest("[data-chips]")?.querySelectorAll<HTMLElement>(CHIP) ?? [])];
  const next = chips[chips.indexOf(from) + step];
  next?.focus();
  return next !== undefined;
}

/** Moves the focus from the field to the last chip. Returns false if there is none. */
export function focusLastChip(field: HTMLElement): boolean {
  const last = [...(field.closest("[data-chips]")?.querySelectorAll<HTMLElement>(CHIP) ?? [])].at(-1);
  last?.focus();
  return last !== undefined;
}

function stepOf(element: HTMLElement, key: string): -1 | 0 | 1 {
  if (key === "before") return -1;
  const flipped = getComputedStyle(element).direction === "rtl";
  if (key === "ArrowLeft") return flipped ? 1 : -1;
  if (key === "ArrowRight") return flipped ? -1 : 1;
  return 0;
}
