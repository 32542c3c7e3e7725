"use client";

import { useQueryClient } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { LightboxProvider } from "@/components/files/lightbox-provider";
import { Sidebar } from "@/components/sidebar/sidebar";
import { cx } from "@/components/ui/cx";
import { lazyPart } from "@/components/ui/lazy-part";
import { useToasterRequested } from "@/components/ui/toaster-request";
import { registerServiceWorker } from "@/lib/client/boot/register-service-worker";
import { useAfterFirstPaint } from "@/lib/client/boot/use-after-first-paint";
import { getFreshRooms } from "@/lib/client/sync/cache";

const Notifications = lazyPart(
  async () => (await import("@/components/notifications/notifications")).Notifications,
);
const GlobalShortcuts = lazyPart(
  async () => (await import("@/components/keyboard/global-shortcuts")).GlobalShortcuts,
);
const OfflineBanner = lazyPart(async () => (await import("./offline-banner")).OfflineBanner);
const RefusedChangeToasts = lazyPart(
  async () => (await import("@/components/message/actions/refused-change-toasts")).RefusedChangeToasts,
);
const Toaster = lazyPart(async () => (await import("./toaster")).Toaster);

interface AppShellProps {
  /** Whether anybody may sign up; nobody can without the server. */
  signUpOpen?: boolean;
  children: ReactNode;
}

/** Shows two panes side by side; on a phone the route decides which one of them. */
export function AppShell({ signUpOpen = false, children }: AppShellProps) {
  const isPainted = useAfterFirstPaint();
  const [shortcuts, notifications, serviceWorker] = [
    useAfterFirstPaint(1),
    useAfterFirstPaint(2),
    useAfterFirstPaint(3),
  ];
  const toaster = useToasterRequested();
  const cache = useQueryClient();
  const [since] = useState(() => getFreshRooms(cache));
  const listOnly = usePathname() === "/rooms";
  // Last, because it fetches and compiles every script.
  useEffect(() => {
    if (serviceWorker) void registerServiceWorker();
  }, [serviceWorker]);
  return (
    <div className="fixed inset-0 flex flex-col overflow-hidden ps-[env(safe-area-inset-left)] pe-[env(safe-area-inset-right)] pt-[env(safe-area-inset-top)]">
      {isPainted && <OfflineBanner />}
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
      {isPainted && <RefusedChangeToasts />}
      {toaster && <Toaster />}
      {shortcuts && <GlobalShortcuts />}
    </div>
  );
}
