"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { useSsrContext } from "@/components/i18n/ssr-context";
import { useStartConversation } from "@/components/new-conversation/use-start-conversation";
import { cx } from "@/components/ui/cx";
import { useAfterFirstPaint } from "@/lib/client/hooks/use-after-first-paint";
import { RoomList } from "./room-list";
import { RoomListSkeleton } from "./room-list-skeleton";
import { SidebarHeader } from "./sidebar-header";

interface SidebarProps {
  className?: string;
  /** Whether a phone shows the sidebar now instead of the main pane. */
  shown: boolean;
  signUpOpen: boolean;
}

export function Sidebar({ className, shown, signUpOpen }: SidebarProps) {
  const t = useTranslations("sidebar");
  const start = useStartConversation();
  const ssrContext = useSsrContext();
  // A phone that opens on another pane renders the list later.
  const [deferred] = useState(ssrContext?.phone === true && !shown);
  const ready = useAfterFirstPaint(1);
  const showsList = shown || ready || !deferred;
  return (
    <nav
      aria-label={t("label")}
      className={cx(
        "shrink-0 flex-col border-hairline bg-margin [--under:var(--margin)] md:border-e",
        className,
      )}
    >
      <SidebarHeader onStart={() => start.open()} />
      {showsList ? <RoomList onStart={start.open} signUpOpen={signUpOpen} /> : <RoomListSkeleton />}
      {start.dialog}
    </nav>
  );
}
