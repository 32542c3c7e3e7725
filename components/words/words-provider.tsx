"use client";

import * as Direction from "radix-ui/direction";
import type { ComponentProps, ReactNode } from "react";
import { IntlProvider } from "use-intl";
import { useHydrated } from "@/components/time/use-hydrated";
import { directionOf, type Locale } from "./locale";

interface WordsProviderProps {
  locale: Locale;
  words: ComponentProps<typeof IntlProvider>["messages"];
  children: ReactNode;
}

/** The server cannot know the reader's zone. What depends on it renders after hydration only, so UTC never shows. */
export function WordsProvider({ locale, words, children }: WordsProviderProps) {
  const hydrated = useHydrated();
  const timeZone = hydrated ? Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC";
  return (
    <IntlProvider locale={locale} messages={words} timeZone={timeZone}>
      <Direction.Provider dir={directionOf(locale)}>{children}</Direction.Provider>
    </IntlProvider>
  );
}
