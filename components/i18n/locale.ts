import { LOCALES, type Locale } from "@/lib/contract/locales";

export { LOCALES, type Locale };

/** The languages that the page speaks, each by its own name. */
export const LANGUAGES: Record<Locale, string> = {
  en: "English",
  de: "Deutsch",
  "zh-Hans": "简体中文",
  ar: "العربية",
};

/** A cookie and not local storage: the server renders the words, so no page shows another language first. */
export const LOCALE_COOKIE = "parley-locale";

export const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value);

export const directionOf = (locale: Locale): "ltr" | "rtl" => (locale === "ar" ? "rtl" : "ltr");

/** The language that was chosen, else the one of those the browser asks for that it wants most, else English. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const wanted = (acceptLanguage ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", weight] = part.trim().split(/\s*;\s*q=/);
      return { language: tag.toLowerCase().split("-")[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { language } of wanted) {
    const found = LOCALES.find((locale) => locale.split("-")[0] === language);
    if (found) return found;
  }
  return "en";
}
