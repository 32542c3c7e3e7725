import { createContext, useContext } from "react";

export interface Details {
  open: boolean;
  toggle: () => void;
}

/** Null where there is no place for the panel: the header then has no button for it. */
export const DetailsContext = createContext<Details | null>(null);

export const useDetails = (): Details | null => useContext(DetailsContext);
