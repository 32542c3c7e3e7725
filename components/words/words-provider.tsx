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
import { type Drawn, DrawnContext } from "@/components/time/drawn-context";
import { ownZone, ZONE_COOKIE } from "@/components/time/zone";
import { setCookie } from "@/components/ui/set-cookie";
import { directionOf, type Locale } from "./locale";

interface WordsProviderProps {
  locale: Locale;
  words: ComponentProps<typeof IntlProvider>["messages"];
  /** Null where the server does not know the reader's zone. */
  drawn?: Drawn | null;
  children: ReactNode;
}

const never = () => () => {};

/** The language and the time zone of all below. What the server drew stands until the browser knows better. */
export function WordsProvider({ locale, words, drawn = null, children }: WordsProviderProps) {
  const [asDrawn, setAsDrawn] = useState(drawn);
  const timeZone = useSyncExternalStore(
    never,
    () => asDrawn?.zone ?? ownZone(),
    () => drawn?.zone ?? "UTC",
  );
  useEffect(() => {
    if (ownZone() !== drawn?.zone) setCookie(ZONE_COOKIE, ownZone());
    startTransition(() => setAsDrawn(null));
  }, [drawn?.zone]);
  return (
    <IntlProvider locale={locale} messages={words} timeZone={timeZone}>
      <DrawnContext value={asDrawn}>
        <Direction.Provider dir={directionOf(locale)}>{children}</Direction.Provider>
      </DrawnContext>
    </IntlProvider>
  );
}
