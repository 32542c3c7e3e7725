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
import { browserTimeZone } from "@/lib/client/boot/browser-time-zone";
import { SsrContext, type SsrContextValue } from "@/lib/client/boot/ssr-context";
import { directionOf, type Locale } from "./locale";
import { TIME_ZONE_COOKIE } from "./time-zone";

interface I18nProviderProps {
  locale: Locale;
  messages: ComponentProps<typeof IntlProvider>["messages"];
  /** Null where the server does not know the reader's time zone. */
  ssrContext?: SsrContextValue | null;
  children: ReactNode;
}

const neverChanges = () => () => {};

/** Provides language, direction and time zone, and the SSR context until the page is hydrated. */
export function I18nProvider({ locale, messages, ssrContext = null, children }: I18nProviderProps) {
  const [context, setContext] = useState(ssrContext);
  const serverZone = ssrContext?.timeZone;
  // Hydrates in the zone that the server rendered in; a reader who has travelled then sees the browser's.
  const timeZone = useSyncExternalStore(neverChanges, browserTimeZone, () => serverZone ?? "UTC");
  useEffect(() => {
    if (serverZone !== browserTimeZone()) setCookie(TIME_ZONE_COOKIE, browserTimeZone());
    startTransition(() => setContext(null));
  }, [serverZone]);
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={timeZone}>
      <SsrContext value={context}>
        <Direction.Provider dir={directionOf(locale)}>{children}</Direction.Provider>
      </SsrContext>
    </IntlProvider>
  );
}
