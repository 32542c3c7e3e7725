import type { Metadata } from "next";
import { OfflineApp } from "@/components/app-shell/offline-app";

export const metadata: Metadata = { robots: { index: false } };

/** What the service worker shows while the server is away. It holds nobody's data: the same for everyone. */
export default function OfflinePage() {
  return <OfflineApp />;
}
