import { createContext, useContext } from "react";

/** What may stand beside a conversation, one of them at a time. */
export interface Details {
  open: boolean;
  toggle: () => void;
  searching: boolean;
  toggleSearch: () => void;
}

/** Null where there is no place for a panel: the header then has no buttons for one. */
export const DetailsContext = createContext<Details | null>(null);

export const useDetails = (): Details | null => useContext(DetailsContext);
