/** Gives the focus to what had it before, unless something else has taken it by now. */
export function restoreFocus(node: Element | null): void {
  const taken = document.activeElement;
  if (taken && taken !== document.body) return;
  if (node instanceof HTMLElement) node.focus({ preventScroll: true });
}
