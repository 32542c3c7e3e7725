import compile from "icu-minify/compile";
import type { Messages } from "use-intl";

const cache = new WeakMap<object, Messages>();

/**
 * Parses each text on the server into the arrays that `icu-minify` formats, so that no page loads the parser
 * (next.config.mjs leaves it out). The result keeps the type of the translations.
 */
export function compileTranslations(translations: Messages): Messages {
  // The parser's objects have no prototype, and React serializes plain objects only.
  const result =
    cache.get(translations) ?? (JSON.parse(JSON.stringify(compileTree(translations))) as Messages);
  cache.set(translations, result);
  return result;
}

function compileTree(tree: object): object {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === "string" ? compile(value) : compileTree(value as object),
    ]),
  );
}
