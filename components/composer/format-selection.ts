import { insertText } from "./insert-text";

/** Which marks Ctrl or ⌘ with a key puts around what is selected; with Shift for those in capitals. */
const MARKS: Record<string, string> = { b: "**", i: "_", e: "`", X: "~~" };

/** The marks for a pressed key, null for a key that formats nothing. */
export function markdownDelimiter(key: string, shift: boolean): string | null {
  return MARKS[shift ? key.toUpperCase() : key.toLowerCase()] ?? null;
}

/** Puts marks around the selection, or takes them away where they stand; the same text stays selected. */
export function formatSelection(field: HTMLTextAreaElement, mark: string): void {
  const { value, selectionStart: start, selectionEnd: end } = field;
  const chosen = value.slice(start, end);
  const [before, after] = [value.slice(start - mark.length, start), value.slice(end, end + mark.length)];
  if (before === mark && after === mark) {
    insertText(field, start - mark.length, end + mark.length, chosen);
    field.setSelectionRange(start - mark.length, end - mark.length);
  } else {
    insertText(field, start, end, `${mark}${chosen}${mark}`);
    field.setSelectionRange(start + mark.length, end + mark.length);
  }
}
