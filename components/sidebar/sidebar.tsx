"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { useStartConversation } from "@/components/new-conversation/use-start-conversation";
import { cx } from "@/components/ui/cx";
import { useSsrContext } from "@/lib/client/boot/ssr-context";
import { useAfterFirstPaint } from "@/lib/client/boot/use-after-first-paint";
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
  // A phone that opens a conversation hides the list: it renders after the first paint.
  const [deferred] = useState(ssrContext?.phone === true && !shown);
  const isPainted = useAfterFirstPaint(1);
  return (
    <nav
      aria-label={t("label")}
      className={cx(
        "shrink-0 flex-col border-hairline bg-margin [--under:var(--margin)] md:border-e",
        className,
      )}
    >
      <SidebarHeader onStart={() => start.open()} />
      {shown || isPainted || !deferred ? (
        <RoomList onStart={start.open} signUpOpen={signUpOpen} />
      ) : (
        <RoomListSkeleton />
      )}
      {start.dialog}
    </nav>
  );
}
