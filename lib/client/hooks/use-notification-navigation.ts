"use client";

import { useEffect, useEffectEvent } from "react";
import { isSameOriginPath, type NavigateMessage } from "@/lib/shared/notifications";

/** Calls `navigate` with a clicked notification's path when the service worker chooses this page. */
export function useNotificationNavigation(navigate: (path: string) => void): void {
  const onNavigate = useEffectEvent(navigate);
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    const listen = ({ data, ports }: MessageEvent<Partial<NavigateMessage> | null>) => {
      if (data?.kind !== "go" || !isSameOriginPath(data.path)) return;
      onNavigate(data.path);
      ports[0]?.postMessage("gone");
    };
    navigator.serviceWorker.addEventListener("message", listen);
    navigator.serviceWorker.startMessages();
    return () => navigator.serviceWorker.removeEventListener("message", listen);
  }, []);
}
