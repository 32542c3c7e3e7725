import { useState } from "react";

/**
 * Records which element has the focus when a dialog opens: our dialogs have no trigger. Returns the handler for
 * `onCloseAutoFocus`, which restores the focus to that element.
 */
export function useReturnFocus(): (event: Event) => void {
  const [opener] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    restoreFocus(opener);
  };
}

/** Restores the focus to `node`, unless another element has taken it meanwhile. */
export function restoreFocus(node: Element | null): void {
  const focused = document.activeElement;
  if (focused && focused !== document.body) return;
  if (node instanceof HTMLElement) node.focus({ preventScroll: true });
}
