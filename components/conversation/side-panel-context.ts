import { createContext, useContext } from "react";

/** The panels beside a conversation, details and search. Only one is open at a time. */
interface SidePanels {
  open: boolean;
  toggle: () => void;
  searching: boolean;
  toggleSearch: () => void;
}

/** Null where the page has no side panels; the header then has no buttons for them. */
export const SidePanelContext = createContext<SidePanels | null>(null);

export const useSidePanels = (): SidePanels | null => useContext(SidePanelContext);
