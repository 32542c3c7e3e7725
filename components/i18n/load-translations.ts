import type { Messages } from "use-intl";
import type { Locale } from "./locale";

type Tree = { [key: string]: string | Tree };

const FILES: Record<Locale, () => Promise<{ default: Tree }>> = {
  en: () => import("./en.json"),
  de: () => import("./de.json"),
  "zh-Hans": () => import("./zh-hans.json"),
  ar: () => import("./ar.json"),
};

/** By what a file holds, so that a changed file is read anew. */
const complete = new WeakMap<Tree, Tree>();

/** One language's words, on the server: the page gets these and no others. What a language lacks is said in English. */
export async function loadTranslations(locale: Locale): Promise<Messages> {
  const [{ default: english }, { default: own }] = await Promise.all([FILES.en(), FILES[locale]()]);
  const words = complete.get(own) ?? merged(english, own);
  complete.set(own, words);
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
