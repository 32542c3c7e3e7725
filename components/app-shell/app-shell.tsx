"use client";

import { useQueryClient } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { LightboxProvider } from "@/components/files/lightbox-provider";
import { earlyShortcutAttributes, useEarlyShortcut } from "@/components/keyboard/use-early-shortcut";
import { Sidebar } from "@/components/sidebar/sidebar";
import { cx } from "@/components/ui/cx";
import { lazyPart } from "@/components/ui/lazy-part";
import { useAfterFirstPaint } from "@/lib/client/hooks/use-after-first-paint";
import { getFreshRooms } from "@/lib/client/sync/cache";
import { Toasts } from "./toasts";
import { useServiceWorker } from "./use-service-worker";

const Notifications = lazyPart(
  async () => (await import("@/components/notifications/notifications")).Notifications,
);

const GlobalKeys = lazyPart(
  async () => (await import("@/components/keyboard/global-shortcuts")).GlobalShortcuts,
);
const OfflineBanner = lazyPart(async () => (await import("./offline-banner")).OfflineBanner);

interface ChatFrameProps {
  /** Whether whoever has the address may sign up; without the server nobody may. */
  signUpOpen?: boolean;
  children: ReactNode;
}

/** Two panes side by side; on a phone the route decides which one of them shows. */
export function AppShell({ signUpOpen = false, children }: ChatFrameProps) {
  const shown = useAfterFirstPaint();
  const [keys, notifications, worker] = [useAfterFirstPaint(1), useAfterFirstPaint(2), useAfterFirstPaint(3)];
  useServiceWorker(worker);
  const cache = useQueryClient();
  const [since] = useState(() => getFreshRooms(cache));
  const [earlyKey, onKeysAnswered] = useEarlyShortcut();
  const listOnly = usePathname() === "/rooms";
  return (
    <div
      {...earlyShortcutAttributes}
      className="fixed inset-0 flex flex-col overflow-hidden ps-[env(safe-area-inset-left)] pe-[env(safe-area-inset-right)] pt-[env(safe-area-inset-top)]"
    >
      {shown && <OfflineBanner />}
      {notifications && <Notifications initialRooms={since} />}
      <div className="flex min-h-0 flex-1">
        <Sidebar
          className={cx("w-full md:w-80 lg:w-90", listOnly ? "flex" : "hidden md:flex")}
          shown={listOnly}
          signUpOpen={signUpOpen}
        />
        <main className={cx("min-w-0 flex-1 flex-col bg-paper", listOnly ? "hidden md:flex" : "flex")}>
          <LightboxProvider>{children}</LightboxProvider>
        </main>
      </div>
      <Toasts />
      {(keys || earlyKey) && <GlobalKeys pressed={earlyKey} onReady={onKeysAnswered} />}
    </div>
  );
}
