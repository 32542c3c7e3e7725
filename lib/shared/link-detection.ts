/** An http(s) address in a text, with whatever joins it directly. */
export const URL_PATTERN = /\bhttps?:\/\/[^\s<>"“”«»]+/giu;

/** Punctuation at the end belongs to the sentence, a closing bracket too unless the address opened it. */
export function trimTrailingPunctuation(address: string): string {
  let end = address.length;
  let depth = 0;
  for (const char of address) depth += char === "(" ? 1 : char === ")" ? -1 : 0;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    if (last === ")" && depth < 0) depth += 1;
    else if (!/[.,:;!?'*_~\]}…]/.test(last)) break;
  }
  return address.slice(0, end);
}

const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]+`/g;

/** The first link of a text, of which a preview is made; null for none. Not one in code, nor one in angle brackets, which asks for no preview. */
export function firstLink(content: string): string | null {
  if (!content.includes("://")) return null;
  const text = content.replace(CODE, (code) => " ".repeat(code.length));
  for (const match of text.matchAll(URL_PATTERN)) {
    if (text[match.index - 1] === "<") continue;
    const address = trimTrailingPunctuation(match[0]);
    if (URL.canParse(address)) return new URL(address).href;
  }
  return null;
}
