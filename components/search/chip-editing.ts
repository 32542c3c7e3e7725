import { formatChip, formatQueryInput } from "./format-query-input";
import { type Chip, parseQueryInput, type QueryInput, tokenizeQuery } from "./parse-query-input";

/** An operator whose value is being typed. It ends at the caret; `start` is in UTF-16 units. */
export interface ActiveOperator {
  kind: "from" | "in" | "before" | "after" | "on" | "has";
  query: string;
  start: number;
}

const OPERATOR = /(?:^|\s)((from|in|before|after|on|has):(?:"([^"]*)|([^"\s]\S*)?))$/i;
/** A token with an unclosed quote, after an optional minus or operator. */
const OPEN_QUOTE = /(?:^|\s)-?(?:\w+:)?"[^"]*$/;

export function operatorAt(text: string, caret: number): ActiveOperator | null {
  const match = OPERATOR.exec(text.slice(0, caret));
  if (!match || /^\S/.test(text.slice(caret))) return null;
  const [, whole = "", kind = "", quoted, bare] = match;
  const query = (quoted ?? bare ?? "").replace(/^[@#]/, "");
  return { kind: kind.toLowerCase() as ActiveOperator["kind"], query, start: caret - whole.length };
}

/** Returns a text without the range and without a doubled space, and the caret after the removal. UTF-16 units. */
export function removeRange(text: string, start: number, end: number): { text: string; caret: number } {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const doubled = before === "" || /\s$/.test(before);
  return { text: before + (doubled ? after.replace(/^\s/, "") : after), caret: start };
}

/** Turns finished tokens into chips: those that the caret has left, and phrases with a closing quote. */
export function commitChips(box: QueryInput, caret: number): QueryInput & { caret: number } {
  const chips: Chip[] = [...box.chips];
  let { text } = box;
  let at = caret;
  for (const token of tokenizeQuery(text).toReversed()) {
    const closed = text[token.end - 1] === '"';
    const leftBehind = caret > token.end || (caret === token.end && closed) || caret < token.start;
    if (!token.chip || !leftBehind) continue;
    chips.splice(box.chips.length, 0, token.chip);
    const rest = removeRange(text, token.start, token.end);
    if (at >= token.end) at -= text.length - rest.text.length;
    text = rest.text;
  }
  return { chips, text, caret: Math.max(0, Math.min(at, text.length)) };
}

const closed = (text: string): string => (OPEN_QUOTE.test(text) ? `${text.trimEnd()}"` : text);

/** Turns every token that can be a chip into one. */
export function commitAll(box: QueryInput): QueryInput {
  const { chips, text } = parseQueryInput(closed(box.text));
  return chips.length === 0 ? box : { chips: [...box.chips, ...chips], text };
}

/** Returns the query to run while typing: an unfinished operator is left out, an open phrase counts as closed. */
export function currentQuery(box: QueryInput, caret: number): string {
  const operator = operatorAt(box.text, caret);
  const text = operator ? removeRange(box.text, operator.start, caret).text : closed(box.text);
  return formatQueryInput(commitAll({ ...box, text }));
}

/** Turns a chip back into text without its closing quote, so that typing continues its value. */
export function editChip(box: QueryInput, index: number): QueryInput {
  const chip = box.chips[index];
  if (!chip) return box;
  const committed = commitAll({ chips: box.chips.toSpliced(index, 1), text: box.text });
  const begun = formatChip(chip).replace(/"$/, "");
  return { ...committed, text: committed.text.trim() === "" ? begun : `${committed.text.trim()} ${begun}` };
}
