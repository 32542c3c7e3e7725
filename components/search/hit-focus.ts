import type { KeyboardEvent } from "react";

const HIT = "[data-hit]";
const STEPS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

/** Focuses the first hit. Returns false if there is none. */
export function focusFirstHit(results: HTMLElement | null): boolean {
  const first = results?.querySelector<HTMLElement>(HIT);
  first?.focus();
  return first !== null && first !== undefined;
}

/** Handles keys on a hit: arrows, Home and End move between hits; ↑ on the first hit and Escape return to the field. */
export function moveHitFocus(event: KeyboardEvent<HTMLElement>, toField: () => void): void {
  const hits = [...event.currentTarget.querySelectorAll<Element>(HIT)].filter(
    (hit) => hit instanceof HTMLElement,
  );
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? hits.indexOf(focused) : -1;
  const step = STEPS[event.key] ?? 0;
  if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape" || (step < 0 && at === 0)) toField();
  else if (event.key === "Home") hits[0]?.focus();
  else if (event.key === "End") hits.at(-1)?.focus();
  else if (step !== 0) hits[at + step]?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
