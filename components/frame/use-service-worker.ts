import { useEffect } from "react";

/** Installs what starts the page without a network, once it is wanted: that fetches and compiles all scripts there are. */
export function useServiceWorker(wanted: boolean): void {
  useEffect(() => {
    if (!wanted || !("serviceWorker" in navigator)) return;
    // A browser may refuse it, as in a private window; the page then needs the server to start, and nothing else.
    navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(() => undefined);
  }, [wanted]);
}
