import type { Messages } from "use-intl";
import type { Locale } from "./locale";

type Tree = { [key: string]: string | Tree };

const FILES: Record<Locale, () => Promise<{ default: Tree }>> = {
  en: () => import("./en.json"),
  de: () => import("./de.json"),
  "zh-Hans": () => import("./zh-hans.json"),
  ar: () => import("./ar.json"),
};

/** One language's words, on the server: the page gets these and no others. What a language lacks is said in English. */
export async function loadWords(locale: Locale): Promise<Messages> {
  const english = (await FILES.en()).default;
  const words = locale === "en" ? english : merged(english, (await FILES[locale]()).default);
  return words as Messages;
}

function merged(base: Tree, over: Tree): Tree {
  const entries = Object.entries(base).map(([key, value]) => {
    const other = over[key];
    if (typeof value === "object" && typeof other === "object") return [key, merged(value, other)];
    return [key, other ?? value];
  });
  return Object.fromEntries(entries);
}
