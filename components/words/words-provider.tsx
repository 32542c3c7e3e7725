"use client";

import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import { useHydrated } from "@/components/time/use-hydrated";
import en from "./en.json";

/** The server cannot know the reader's zone. What depends on it renders after hydration only, so UTC never shows. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const hydrated = useHydrated();
  const timeZone = hydrated ? Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC";
  return (
    <IntlProvider locale="en" messages={en} timeZone={timeZone}>
      {children}
    </IntlProvider>
  );
}
