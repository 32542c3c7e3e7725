/** Matches an http(s) URL in a text, together with any text attached to it. */
export const URL_PATTERN = /\bhttps?:\/\/[^\s<>"“”«»]+/giu;

/** Removes punctuation at the end, which belongs to the sentence; a closing bracket stays if the URL opened it. */
export function trimTrailingPunctuation(url: string): string {
  let end = url.length;
  let depth = 0;
  for (const char of url) depth += char === "(" ? 1 : char === ")" ? -1 : 0;
  for (; end > 0; end -= 1) {
    const last = url.charAt(end - 1);
    if (last === ")" && depth < 0) depth += 1;
    else if (!/[.,:;!?'*_~\]}…]/.test(last)) break;
  }
  return url.slice(0, end);
}

const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]+`/g;

/**
 * Returns the first link of a text, which gets the preview; null when there is none. Skips links in code and links in
 * angle brackets, by which the writer opts out of a preview.
 */
export function firstLink(content: string): string | null {
  if (!content.includes("://")) return null;
  const text = content.replace(CODE, (code) => " ".repeat(code.length));
  for (const match of text.matchAll(URL_PATTERN)) {
    if (text[match.index - 1] === "<") continue;
    const url = trimTrailingPunctuation(match[0]);
    if (URL.canParse(url)) return new URL(url).href;
  }
  return null;
}
