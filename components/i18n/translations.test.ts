import { readFile } from "node:fs/promises";
import { join } from "node:path";
import format from "icu-minify/format";
import { createTranslator } from "use-intl";
import { expect, test } from "vitest";
import { compileTranslations } from "./compile-translations";
import { loadTranslations } from "./load-translations";
import { LOCALES } from "./locale";

type Tree = { [key: string]: string | Tree };

const FILES = { en: "en", de: "de", "zh-Hans": "zh-hans", ar: "ar" } as const;
const readTree = async (file: string): Promise<Tree> =>
  JSON.parse(await readFile(join(import.meta.dirname, `${file}.json`), "utf8"));
const leaves = (tree: Tree, path = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" || Array.isArray(value)
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  );
/** The arguments and tags of a text: a translation must use the same. */
const argumentsOf = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)[,}]|<(\w+)>/g)].map(([, name, tag]) => name ?? tag))]
    .filter((name) => !/^\d+$/.test(name ?? ""))
    .sort();

const SAMPLE = { count: 3, place: 2, seconds: 3, max: 5, min: 2, length: 4, index: 1 };

for (const locale of LOCALES) {
  test(`${locale}: every text compiles and formats with its arguments`, async () => {
    const errors: string[] = [];
    const translate = createTranslator({
      locale,
      messages: await loadTranslations(locale),
      onError: (error) => errors.push(error.message),
    });
    for (const [key, english] of leaves(await readTree("en"))) {
      for (const count of [0, 1, 2, 3, 11, 100]) {
        const values = Object.fromEntries(
          argumentsOf(english).map((name) => [
            name,
            english.includes(`<${name}>`)
              ? (chunks: unknown) => chunks
              : (name ?? "") in SAMPLE
                ? count
                : "x",
          ]),
        );
        expect(String(translate.rich(key as never, values as never)), key).not.toBe("");
      }
    }
    expect(errors).toEqual([]);
  });
}

for (const locale of LOCALES) {
  test(`${locale}: the compiled texts format like the source texts`, async () => {
    const translations = await loadTranslations(locale);
    const compiled = new Map(leaves(compileTranslations(translations) as unknown as Tree));
    const translate = createTranslator({ locale, messages: translations });
    const formatters = {
      getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
        new Intl.DateTimeFormat(...args),
      getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) =>
        new Intl.NumberFormat(...args),
      getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) =>
        new Intl.PluralRules(...args),
    };
    for (const [key, english] of leaves(await readTree("en"))) {
      const text = compiled.get(key);
      if (text === undefined) throw new Error(`${key} is not compiled`);
      if (english.includes("</")) continue;
      for (const count of [0, 1, 2, 3, 11, 100]) {
        const values = Object.fromEntries(
          argumentsOf(english).map((name) => [name, (name ?? "") in SAMPLE ? count : "x"]),
        );
        expect(format(text as never, locale, values as never, { formatters }), key).toBe(
          translate(key as never, values as never),
        );
      }
    }
  });
}

for (const locale of ["de", "zh-Hans", "ar"] as const) {
  test(`${locale}: has only keys that English has, with the same arguments`, async () => {
    const english = new Map(leaves(await readTree("en")));
    for (const [key, text] of leaves(await readTree(FILES[locale]))) {
      expect(english.has(key), `${key} is not in English`).toBe(true);
      expect(argumentsOf(text), key).toEqual(argumentsOf(english.get(key) ?? ""));
    }
  });
}

test("Arabic has all six plural forms wherever English has a plural", async () => {
  const english = new Map(leaves(await readTree("en")));
  for (const [key, text] of leaves(await readTree("ar"))) {
    if (!english.get(key)?.includes(", plural,")) continue;
    for (const form of ["zero", "one", "two", "few", "many", "other"]) {
      expect(text, `${key} lacks ${form}`).toContain(`${form} {`);
    }
  }
});
