import { insertText } from "./insert-text";

/** Which marks Ctrl or ⌘ with a key puts around what is selected; with Shift for those in capitals. */
const DELIMITERS: Record<string, string> = { b: "**", i: "_", e: "`", X: "~~" };

/** The marks for a pressed key, null for a key that formats nothing. */
export function markdownDelimiter(key: string, shift: boolean): string | null {
  return DELIMITERS[shift ? key.toUpperCase() : key.toLowerCase()] ?? null;
}

/** Puts marks around the selection, or takes them away where they stand; the same text stays selected. */
export function formatSelection(field: HTMLTextAreaElement, delimiter: string): void {
  const { value, selectionStart: start, selectionEnd: end } = field;
  const selected = value.slice(start, end);
  const [before, after] = [
    value.slice(start - delimiter.length, start),
    value.slice(end, end + delimiter.length),
  ];
  if (before === delimiter && after === delimiter) {
    insertText(field, start - delimiter.length, end + delimiter.length, selected);
    field.setSelectionRange(start - delimiter.length, end - delimiter.length);
  } else {
    insertText(field, start, end, `${delimiter}${selected}${delimiter}`);
    field.setSelectionRange(start + delimiter.length, end + delimiter.length);
  }
}
