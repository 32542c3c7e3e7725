import { useEffect } from "react";

/** Installs what starts the page without a network. */
export function useServiceWorker(): void {
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    // A browser may refuse it, as in a private window; the page then needs the server to start, and nothing else.
    navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(() => undefined);
  }, []);
}
