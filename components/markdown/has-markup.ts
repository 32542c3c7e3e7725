const MARKUP = /[*_~`]|\]\(|^[ \t]{0,3}(?:>|[-+][ \t]|\d{1,9}[.)][ \t])/m;
/** Signs that begin, end or nest something. What real people write stays far below. */
const SIGNS = /[*_~`[\]<>!]/g;
const MAX_SIGNS = 600;
const NESTING = /^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]*){7,}/m;
const DEEP_INDENT = /^[ \t]{48,}/m;

/**
 * Whether a text is worth the parser: it has something that could be markup, and is not a riddle made to keep the
 * parser busy, which is shown as it was typed.
 */
export function hasMarkup(text: string): boolean {
  if (!MARKUP.test(text) || NESTING.test(text) || DEEP_INDENT.test(text)) return false;
  return (text.match(SIGNS)?.length ?? 0) <= MAX_SIGNS;
}
