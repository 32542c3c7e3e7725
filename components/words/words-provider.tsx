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
import { DrawnContext } from "@/components/time/drawn-context";
import { ownZone, ZONE_COOKIE } from "@/components/time/zone";
import { setCookie } from "@/components/ui/set-cookie";
import { directionOf, type Locale } from "./locale";

interface WordsProviderProps {
  locale: Locale;
  words: ComponentProps<typeof IntlProvider>["messages"];
  /** The reader's time zone as their browser has told it, and when the server draws the page; null for not known. */
  drawn?: { zone: string; at: number } | null;
  children: ReactNode;
}

const never = () => () => {};

/** The language and the time zone of all below. What the server drew stands until the browser knows better. */
export function WordsProvider({ locale, words, drawn = null, children }: WordsProviderProps) {
  const timeZone = useSyncExternalStore(never, ownZone, () => drawn?.zone ?? "UTC");
  const [drawnAt, setDrawnAt] = useState(drawn?.at ?? null);
  useEffect(() => startTransition(() => setDrawnAt(null)), []);
  useEffect(() => {
    if (ownZone() !== drawn?.zone) setCookie(ZONE_COOKIE, ownZone());
  }, [drawn]);
  return (
    <IntlProvider locale={locale} messages={words} timeZone={timeZone}>
      <DrawnContext value={drawnAt}>
        <Direction.Provider dir={directionOf(locale)}>{children}</Direction.Provider>
      </DrawnContext>
    </IntlProvider>
  );
}
