type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What was done to the page before its scripts were here, as the script in its head has noted it. */
interface Early {
  touched: boolean;
  /** What was last in a field that somebody has changed; `checked` is of no account where there is nothing to tick. */
  filled: Map<Field, { value: string; checked?: boolean }>;
  /** The button that was pressed last. Nobody has answered it. */
  pressed: HTMLButtonElement | null;
  /** The `code` of the page's own key that was pressed last, with Ctrl or ⌘. */
  key: string | null;
  stop: () => void;
}

declare global {
  interface Window {
    early?: Early;
  }
}

/** Whether somebody had laid a hand on the page by the time its scripts were here. */
export const hadEarlyInteraction = (): boolean => window.early?.touched ?? false;

/** The page's own key that was pressed by the time its scripts were here; null for none. */
export const earlyShortcut = (): string | null => window.early?.key ?? null;

/** What was typed into this field is seen to by others. */
export function discardEarlyInput(field: Field | null): void {
  if (field) window.early?.filled.delete(field);
}

/**
 * From now on the page answers by itself. It is told of what was filled in before, and a button that was pressed before,
 * and is still there, is pressed now.
 */
export function replayEarlyInput(): void {
  const { early } = window;
  if (!early) return;
  early.stop();
  delete document.documentElement.dataset.held;
  for (const [field, { value, checked }] of early.filled) {
    if (!field.isConnected) continue;
    if (isTicked(field)) tick(field, checked === true);
    else fill(field, value);
  }
  early.filled.clear();
  if (early.pressed?.isConnected) early.pressed.click();
  early.pressed = null;
  early.key = null;
}

const isTicked = (field: Field): field is HTMLInputElement =>
  field.type === "checkbox" || field.type === "radio";

/** React hears of a change only where there is another state than the one it has set or found. */
function tick(field: HTMLInputElement, checked: boolean): void {
  if (checked === field.defaultChecked) return;
  field.checked = !checked;
  field.click();
}

function fill(field: Field, value: string): void {
  if (field instanceof HTMLSelectElement || field.type === "file") {
    // What stands in a field for files nobody but the browser may set, and it is still there.
    if (field.type !== "file") field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    return;
  }
  const { selectionStart, selectionEnd, value: shown } = field;
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  field.value = "";
  // Past the setter that React has put on the field, by which it knows what it has set itself.
  Object.getOwnPropertyDescriptor(kind.prototype, "value")?.set?.call(field, value);
  // Where React has drawn the field anew since, the caret is not where it was left: it goes to the end, as it does by itself.
  if (selectionStart !== null && shown === value) field.setSelectionRange(selectionStart, selectionEnd);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
