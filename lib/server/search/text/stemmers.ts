/** Whose words PostgreSQL can bring to their stem, each with the script that it is written in. The order is stored: only append. */
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

export interface Stemmer {
  code: string;
  /** PostgreSQL's dictionary. */
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
  [...new Set(stemmers.map((one) => one.script))].map((script) => [
    script,
    new RegExp(`^[\\p{sc=${script}}\\p{M}]{3,40}$`, "u"),
  ]),
);

/** The stemmers whose script a word is written in; none for what is no word of a language. */
export function stemmersForScript(word: string): Stemmer[] {
  return stemmers.filter(({ script }) => SCRIPTS.get(script)?.test(word));
}

/**
 * Those by which somebody searches: of Latin script their languages and English, since one word means something else in
 * each; of other scripts all.
 *
 * @param tags as browsers name languages: `de-CH`.
 */
export function stemmersForLanguages(tags: readonly string[], word: string): Stemmer[] {
  const codes = new Set(["en", ...tags.map(codeOf)]);
  return stemmersForScript(word).filter(({ code, script }) => script !== "Latin" || codes.has(code));
}

function codeOf(tag: string): string {
  const [code = ""] = tag.toLowerCase().split("-");
  return code === "nb" || code === "nn" ? "no" : code;
}
