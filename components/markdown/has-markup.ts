const MARKUP = /[*_~`]|\]\(|^[ \t]{0,3}(?:>|[-+][ \t]|\d{1,9}[.)][ \t])/m;
/** Characters that can start, end or nest markup. */
const SIGNS = /[*_~`[\]<>!]/g;
/** Max markup characters in a text that is parsed, far above what people write. */
const MAX_SIGNS = 600;
const NESTING = /^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]*){7,}/m;
const DEEP_INDENT = /^[ \t]{48,}/m;

/**
 * Returns whether to parse a text: it may contain markup, and is not an adversarial input made to keep the parser busy.
 * Other texts are shown as plain text.
 */
export function hasMarkup(text: string): boolean {
  if (!MARKUP.test(text) || NESTING.test(text) || DEEP_INDENT.test(text)) return false;
  return (text.match(SIGNS)?.length ?? 0) <= MAX_SIGNS;
}
