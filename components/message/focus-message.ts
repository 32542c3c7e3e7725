/** Gives the focus back to a message that is in the page, unless something else has taken it. */
export function focusMessage(id: string): void {
  requestAnimationFrame(() => {
    const taken = document.activeElement;
    if (taken && taken !== document.body) return;
    document
      .querySelector<HTMLElement>(`article[data-line="${CSS.escape(id)}"]`)
      ?.focus({ preventScroll: true });
  });
}
