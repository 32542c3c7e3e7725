import { LOCALES, type Locale } from "@/lib/contract/locales";

export { LOCALES, type Locale };

/** The supported languages, each by its native name. */
export const LANGUAGES: Record<Locale, string> = {
  en: "English",
  de: "Deutsch",
  "zh-Hans": "简体中文",
  ar: "العربية",
};

/** A cookie, not local storage: the server renders the texts, so no page flashes another language first. */
export const LOCALE_COOKIE = "parley-locale";

export const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value);

export const directionOf = (locale: Locale): "ltr" | "rtl" => (locale === "ar" ? "rtl" : "ltr");

/** Returns the chosen language, else the supported one with the highest weight in Accept-Language, else English. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const accepted = (acceptLanguage ?? "")
    .slice(0, 500)
    .split(",")
    .map((entry) => {
      const [tag = "", weight] = entry.trim().split(/\s*;\s*q=/);
      return { language: tag.toLowerCase().split("-")[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { language } of accepted) {
    const found = LOCALES.find((locale) => locale.split("-")[0] === language);
    if (found) return found;
  }
  return "en";
}
