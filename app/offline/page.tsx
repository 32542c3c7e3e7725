import type { Metadata } from "next";
import { OfflineApp } from "@/components/app-shell/offline-app";

export const metadata: Metadata = { robots: { index: false } };

/** The shell that the service worker shows while the server is unreachable. It is the same for everyone, without user data. */
export default function OfflinePage() {
  return <OfflineApp />;
}
