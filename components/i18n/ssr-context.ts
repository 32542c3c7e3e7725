import { createContext, useContext } from "react";

/** How the server draws a page of which it knows what its reader's clock shows. */
export interface SsrContextValue {
  /** When, ms since 1970. */
  renderedAt: number;
  /** The reader's time zone. */
  timeZone: string;
  /** The screen is a small one, as the browser says. */
  phone: boolean;
}

/**
 * While the page is as the server drew it: nothing is measured, for it is here to be taken over. Null once it has become the
 * browser's own, which it does in pieces, and where the server draws no times.
 */
export const SsrContext = createContext<SsrContextValue | null>(null);

export const useSsrContext = (): SsrContextValue | null => useContext(SsrContext);
