"use client";

import * as Direction from "radix-ui/direction";
import {
  type ComponentProps,
  type ReactNode,
  startTransition,
  useEffect,
  useState,
  useSyncExternalStore,
} from "react";
import { IntlProvider } from "use-intl";
import { setCookie } from "@/components/ui/set-cookie";
import { browserTimeZone, isBrowserTimeZone } from "@/lib/client/boot/browser-time-zone";
import { directionOf, type Locale } from "./locale";
import { SsrContext, type SsrContextValue } from "./ssr-context";
import { TIME_ZONE_COOKIE } from "./time-zone";

interface WordsProviderProps {
  locale: Locale;
  words: ComponentProps<typeof IntlProvider>["messages"];
  /** Null where the server does not know the reader's zone. */
  drawn?: SsrContextValue | null;
  children: ReactNode;
}

const never = () => () => {};

/** The language and the time zone of all below. What the server drew stands until the browser knows better. */
export function I18nProvider({ locale, words, drawn = null, children }: WordsProviderProps) {
  const [asDrawn, setAsDrawn] = useState(drawn);
  const guess = drawn?.timeZone;
  const timeZone = useSyncExternalStore(
    never,
    () => asDrawn?.timeZone ?? (guess && isBrowserTimeZone(guess) ? guess : browserTimeZone()),
    () => guess ?? "UTC",
  );
  useEffect(() => {
    if (!guess || !isBrowserTimeZone(guess)) setCookie(TIME_ZONE_COOKIE, browserTimeZone());
    startTransition(() => setAsDrawn(null));
  }, [guess]);
  return (
    <IntlProvider locale={locale} messages={words} timeZone={timeZone}>
      <SsrContext value={asDrawn}>
        <Direction.Provider dir={directionOf(locale)}>{children}</Direction.Provider>
      </SsrContext>
    </IntlProvider>
  );
}
