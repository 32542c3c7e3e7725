import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useLocale } from "use-intl";
import { LOCALE_COOKIE, type Locale } from "./locale";

const YEAR_S = 31_536_000;

/** The language of the page, what changes it in place, and whether the other words are on their way. */
export function useLanguage() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const choose = (locale: Locale) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that the product supports
    document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=${YEAR_S}; samesite=lax`;
    startTransition(() => router.refresh());
  };
  return { locale: useLocale(), choose, pending };
}
