/** Languages that PostgreSQL can stem, each with its script. The order is stored in the index: only append. */
const LANGUAGES = [
  ["en", "english", "Latin"],
  ["de", "german", "Latin"],
  ["fr", "french", "Latin"],
  ["es", "spanish", "Latin"],
  ["it", "italian", "Latin"],
  ["pt", "portuguese", "Latin"],
  ["nl", "dutch", "Latin"],
  ["sv", "swedish", "Latin"],
  ["no", "norwegian", "Latin"],
  ["da", "danish", "Latin"],
  ["fi", "finnish", "Latin"],
  ["hu", "hungarian", "Latin"],
  ["ro", "romanian", "Latin"],
  ["tr", "turkish", "Latin"],
  ["ca", "catalan", "Latin"],
  ["id", "indonesian", "Latin"],
  ["ga", "irish", "Latin"],
  ["lt", "lithuanian", "Latin"],
  ["ru", "russian", "Cyrillic"],
  ["el", "greek", "Greek"],
  ["ar", "arabic", "Arabic"],
  ["hi", "hindi", "Devanagari"],
  ["hy", "armenian", "Armenian"],
  ["ta", "tamil", "Tamil"],
] as const;

interface Stemmer {
  code: string;
  /** Name of PostgreSQL's dictionary. */
  dictionary: string;
  bit: number;
  script: string;
}

export const stemmers: readonly Stemmer[] = LANGUAGES.map(([code, name, script], index) => ({
  code,
  dictionary: `pg_catalog.${name}_stem`,
  bit: 1 << index,
  script,
}));

const SCRIPTS = new Map(
  [...new Set(stemmers.map((stemmer) => stemmer.script))].map((script) => [
    script,
    new RegExp(`^[\\p{sc=${script}}\\p{M}]{3,40}$`, "u"),
  ]),
);

/** Returns the stemmers of the script in which a word is written; none for numbers, mixed scripts and the like. */
export function stemmersForScript(word: string): Stemmer[] {
  return stemmers.filter(({ script }) => SCRIPTS.get(script)?.test(word));
}

/**
 * Returns the stemmers for a user's search. For Latin script these are the user's languages and English, since one word
 * has a different meaning in each language. For other scripts these are all stemmers of the script.
 *
 * @param tags language tags (BCP 47) such as `de-CH`.
 */
export function stemmersForLanguages(tags: readonly string[], word: string): Stemmer[] {
  const codes = new Set(["en", ...tags.map(languageCode)]);
  return stemmersForScript(word).filter(({ code, script }) => script !== "Latin" || codes.has(code));
}

function languageCode(tag: string): string {
  const [code = ""] = tag.toLowerCase().split("-");
  return code === "nb" || code === "nn" ? "no" : code;
}
