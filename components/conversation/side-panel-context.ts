import { createContext, useContext } from "react";

/** What may stand beside a conversation, one of them at a time. */
export interface SidePanels {
  open: boolean;
  toggle: () => void;
  searching: boolean;
  toggleSearch: () => void;
}

/** Null where there is no place for a panel: the header then has no buttons for one. */
export const SidePanelContext = createContext<SidePanels | null>(null);

export const useSidePanels = (): SidePanels | null => useContext(SidePanelContext);
