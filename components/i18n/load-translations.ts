import type { Messages } from "use-intl";
import type { Locale } from "./locale";

type Tree = { [key: string]: string | Tree };

const FILES: Record<Locale, () => Promise<{ default: Tree }>> = {
  en: () => import("./en.json"),
  de: () => import("./de.json"),
  "zh-Hans": () => import("./zh-hans.json"),
  ar: () => import("./ar.json"),
};

/** Keyed by the imported object, so that a changed file is merged again. */
const merged = new WeakMap<Tree, Tree>();

/** Loads one language's translations on the server. Texts that the language lacks are in English. The page gets no other language. */
export async function loadTranslations(locale: Locale): Promise<Messages> {
  const [{ default: english }, { default: chosen }] = await Promise.all([FILES.en(), FILES[locale]()]);
  const translations = merged.get(chosen) ?? mergeTrees(english, chosen);
  merged.set(chosen, translations);
  return translations as Messages;
}

function mergeTrees(base: Tree, override: Tree): Tree {
  const entries = Object.entries(base).map(([key, value]) => {
    const replacement = override[key];
    if (typeof value === "object" && typeof replacement === "object")
      return [key, mergeTrees(value, replacement)];
    return [key, replacement ?? value];
  });
  return Object.fromEntries(entries);
}
