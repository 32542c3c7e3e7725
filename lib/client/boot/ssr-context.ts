"use client";

import { createContext, useContext } from "react";

/** What the server knew about the reader's screen when it rendered the page. */
export interface SsrContextValue {
  /** ms since 1970. */
  renderedAt: number;
  timeZone: string;
  /** By the User-Agent header. */
  phone: boolean;
}

/** Provided by `I18nProvider`. */
export const SsrContext = createContext<SsrContextValue | null>(null);

/**
 * Returns what the server rendered with, on the server and while the page hydrates. Returns null once it is hydrated, and
 * where the server does not know the reader's time zone and so renders no conversation.
 */
export const useSsrContext = (): SsrContextValue | null => useContext(SsrContext);
