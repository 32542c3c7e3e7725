"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { ViewerProvider } from "@/components/files/viewer-provider";
import { Notifications } from "@/components/notifications/notifications";
import { Sidebar } from "@/components/sidebar/sidebar";
import { cx } from "@/components/ui/cx";
import { Notices } from "./notices";
import { OfflineBanner } from "./offline-banner";
import { useServiceWorker } from "./use-service-worker";

interface ChatFrameProps {
  /** Whether whoever has the address may sign up; without the server nobody may. */
  signUpOpen?: boolean;
  children: ReactNode;
}

/** Two panes side by side; on a phone the route decides which one of them shows. */
export function ChatFrame({ signUpOpen = false, children }: ChatFrameProps) {
  useServiceWorker();
  const listOnly = usePathname() === "/rooms";
  return (
    <div className="fixed inset-0 flex flex-col overflow-hidden ps-[env(safe-area-inset-left)] pe-[env(safe-area-inset-right)] pt-[env(safe-area-inset-top)]">
      <OfflineBanner />
      <Notifications />
      <div className="flex min-h-0 flex-1">
        <Sidebar
          className={cx("w-full md:w-80 lg:w-90", listOnly ? "flex" : "hidden md:flex")}
          signUpOpen={signUpOpen}
        />
        <main className={cx("min-w-0 flex-1 flex-col bg-paper", listOnly ? "hidden md:flex" : "flex")}>
          <ViewerProvider>{children}</ViewerProvider>
        </main>
      </div>
      <Notices />
    </div>
  );
}
