/** Enough for two lines; a quote must not carry a whole page. */
const LONGEST = 300;

/** The beginning of a text on one line, without the signs of its markup: for a quote, a bar, a preview. */
export function stripMarkdown(source: string): string {
  return source
    .slice(0, LONGEST)
    .replace(/^[ \t]*(?:>|```\w*|[-+*](?=[ \t]))[ \t]?/gm, "")
    .replace(/\[([^\]\n]+)\]\([^)\s]+\)/g, "$1")
    .replace(/(\*\*|~~|`)(?=\S)([^\n]*?\S)\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}_*~])([*_~])(?=[^\s*_~])([^\n*_~]*?[^\s*_~])\1(?![\p{L}\p{N}_*~])/gu, "$2")
    .replace(/\s+/g, " ")
    .trim();
}
