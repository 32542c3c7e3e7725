import { insertText } from "./insert-text";

/** Markdown delimiters by the key pressed with Ctrl or ⌘. Capital letters also need Shift. */
const DELIMITERS: Record<string, string> = { b: "**", i: "_", e: "`", X: "~~" };

/** Returns the delimiter for a pressed key, null for a key that formats nothing. */
export function markdownDelimiter(key: string, shift: boolean): string | null {
  return DELIMITERS[shift ? key.toUpperCase() : key.toLowerCase()] ?? null;
}

/** Wraps the selection in a delimiter, or unwraps it if it is wrapped. The same text stays selected. */
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
