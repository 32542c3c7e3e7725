import { useEffect } from "react";
import { registerServiceWorker } from "@/lib/client/boot/register-service-worker";

/** Installs the service worker once it is wanted: that fetches and compiles all scripts there are. */
export function useServiceWorker(wanted: boolean): void {
  useEffect(() => {
    if (wanted) void registerServiceWorker();
  }, [wanted]);
}
