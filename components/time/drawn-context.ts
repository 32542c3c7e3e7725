import { createContext } from "react";

/** When the server drew the page, ms since 1970; null where it does not know the reader's zone and draws no times. */
export const DrawnContext = createContext<number | null>(null);
