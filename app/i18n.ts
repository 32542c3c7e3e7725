import { cookies, headers } from "next/headers";
import { cache } from "react";
import { compileTranslations } from "@/components/i18n/compile-translations";
import { loadTranslations } from "@/components/i18n/load-translations";
import { chooseLocale, LOCALE_COOKIE } from "@/components/i18n/locale";

/** Returns the language of this request. */
export const currentLocale = cache(async () =>
  chooseLocale((await cookies()).get(LOCALE_COOKIE)?.value, (await headers()).get("accept-language")),
);

/** Returns its translations, compiled so that the browser needs no ICU parser. */
export const currentTranslations = cache(async () =>
  compileTranslations(await loadTranslations(await currentLocale())),
);
