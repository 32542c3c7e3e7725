import { createContext, useContext } from "react";

/**
 * While the page is as the server drew it: when that was, ms since 1970. Null from then on, and where the server draws no
 * times because it does not know the reader's zone.
 */
export const DrawnContext = createContext<number | null>(null);

/** What the server drew is here to be taken over, and measures nothing yet: it becomes the browser's own in pieces. */
export const useDrawn = (): boolean => useContext(DrawnContext) !== null;
