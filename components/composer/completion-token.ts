/** What is being typed at the caret that a list can complete. */
interface CompletionToken {
  kind: "mention" | "emoji";
  query: string;
  /** Where the token begins, its `@` or `:` included; it ends at the caret. UTF-16 units. */
  start: number;
}

const MAX_TOKEN_LENGTH = 40;
/** A name may hold spaces; an address such as ann@example.org names nobody. */
const MENTION = /(?:^|[\s([{"'])@([^\s@][^@\n]*|)$/u;
const EMOJI = /(?:^|[\s([{"'])(:([a-z0-9_+-]{2,}))$/iu;
const CLOSED_EMOJI = /(?:^|[^\w:])(:([a-z0-9_+-]{1,}):)$/iu;

export function completionTokenAt(text: string, caret: number): CompletionToken | null {
  const before = text.slice(Math.max(0, caret - MAX_TOKEN_LENGTH), caret);
  const mention = MENTION.exec(before)?.[1];
  if (mention !== undefined) return { kind: "mention", query: mention, start: caret - mention.length - 1 };
  const [, token, query] = EMOJI.exec(before) ?? [];
  return token && query ? { kind: "emoji", query: query.toLowerCase(), start: caret - token.length } : null;
}

/** A shortcode that has just been closed, such as `:smile:`. */
export function closedShortcodeAt(text: string, caret: number): { code: string; start: number } | null {
  const [, token, code] = CLOSED_EMOJI.exec(text.slice(Math.max(0, caret - MAX_TOKEN_LENGTH), caret)) ?? [];
  return token && code ? { code: code.toLowerCase(), start: caret - token.length } : null;
}
