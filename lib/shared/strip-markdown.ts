/** Max characters of the source that are used: enough for two lines. */
const LENGTH_MAX = 300;

/** Returns the beginning of a text on one line without its Markdown syntax, for a quote, a bar or a preview. */
export function stripMarkdown(source: string): string {
  return source
    .slice(0, LENGTH_MAX)
    .replace(/^[ \t]*(?:>|```\w*|[-+*](?=[ \t]))[ \t]?/gm, "")
    .replace(/\[([^\]\n]+)\]\([^)\s]+\)/g, "$1")
    .replace(/(\*\*|~~|`)(?=\S)([^\n]*?\S)\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}_*~])([*_~])(?=[^\s*_~])([^\n*_~]*?[^\s*_~])\1(?![\p{L}\p{N}_*~])/gu, "$2")
    .replace(/\s+/g, " ")
    .trim();
}
