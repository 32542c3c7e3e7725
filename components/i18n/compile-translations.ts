import compile from "icu-minify/compile";
import type { Messages } from "use-intl";

const done = new WeakMap<object, Messages>();

/**
 * Each sentence parsed on the server into the lists that `icu-minify` formats, so that no page loads the parser
 * (next.config.mjs leaves it out). By their type they stay the words that they stand for.
 */
export function compileTranslations(words: Messages): Messages {
  // The parser's objects have no prototype, and React passes on none but plain ones.
  const result = done.get(words) ?? (JSON.parse(JSON.stringify(compiled(words))) as Messages);
  done.set(words, result);
  return result;
}

function compiled(part: object): object {
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      typeof value === "string" ? compile(value) : compiled(value as object),
    ]),
  );
}
