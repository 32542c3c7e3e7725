import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useLocale } from "use-intl";
import { setCookie } from "@/components/ui/set-cookie";
import { LOCALE_COOKIE, type Locale } from "./locale";

/** Returns the page's language, a function that changes it in place, and whether the new translations are loading. */
export function useLanguage() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const choose = (locale: Locale) => {
    setCookie(LOCALE_COOKIE, locale);
    startTransition(() => router.refresh());
  };
  return { locale: useLocale(), choose, pending };
}
