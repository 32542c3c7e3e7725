import { restoreFocus } from "@/components/ui/use-return-focus";

/** Gives the focus back to a message that is in the page, unless something else has taken it. */
export function focusMessage(id: string): void {
  requestAnimationFrame(() => restoreFocus(document.querySelector(`article[data-line="${CSS.escape(id)}"]`)));
}
