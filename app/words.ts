import { cookies, headers } from "next/headers";
import { cache } from "react";
import { loadWords } from "@/components/words/load-words";
import { chooseLocale, LOCALE_COOKIE } from "@/components/words/locale";

/** The language of the page that is being rendered. */
export const currentLocale = cache(async () =>
  chooseLocale((await cookies()).get(LOCALE_COOKIE)?.value, (await headers()).get("accept-language")),
);

/** Its words. */
export const currentWords = cache(async () => loadWords(await currentLocale()));
