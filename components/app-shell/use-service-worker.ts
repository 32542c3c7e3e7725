import { useEffect } from "react";
import { installWorker } from "@/lib/client/boot/register-service-worker";

/** Installs the service worker once it is wanted: that fetches and compiles all scripts there are. */
export function useServiceWorker(wanted: boolean): void {
  useEffect(() => {
    if (wanted) void installWorker();
  }, [wanted]);
}
