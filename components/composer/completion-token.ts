/** The token at the caret that the suggestion list can complete. */
interface CompletionToken {
  kind: "mention" | "emoji";
  query: string;
  /** Start of the token including its `@` or `:`, in UTF-16 units. It ends at the caret. */
  start: number;
}

/** How far before the caret a token may start, UTF-16 units. */
const MAX_TOKEN_LENGTH = 40;
/** A name may contain spaces. An email address such as ann@example.org is no mention. */
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

/** Returns the shortcode that was just closed at the caret, such as `:smile:`, or null. */
export function closedShortcodeAt(text: string, caret: number): { code: string; start: number } | null {
  const [, token, code] = CLOSED_EMOJI.exec(text.slice(Math.max(0, caret - MAX_TOKEN_LENGTH), caret)) ?? [];
  return token && code ? { code: code.toLowerCase(), start: caret - token.length } : null;
}
