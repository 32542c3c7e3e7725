import { useState } from "react";
import { restoreFocus } from "./give-focus";

/** Notes what had the focus as something opened, which has no trigger to go back to; the handler goes back there as it closes. */
export function useReturnFocus(): (event: Event) => void {
  const [opener] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    restoreFocus(opener);
  };
}
