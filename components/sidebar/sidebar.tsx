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
  /** Whether a phone shows it now, and not what is beside it elsewhere. */
  shown: boolean;
  signUpOpen: boolean;
}

export function Sidebar({ className, shown, signUpOpen }: SidebarProps) {
  const words = useTranslations("sidebar");
  const start = useStartConversation();
  const drawn = useSsrContext();
  // What a phone begins without showing can wait.
  const [mayWait] = useState(drawn?.phone === true && !shown);
  const seen = useAfterFirstPaint(1);
  const wanted = shown || seen || !mayWait;
  return (
    <nav
      aria-label={words("label")}
      className={cx(
        "shrink-0 flex-col border-hairline bg-margin [--under:var(--margin)] md:border-e",
        className,
      )}
    >
      <SidebarHeader onStart={() => start.open()} />
      {wanted ? <RoomList onStart={start.open} signUpOpen={signUpOpen} /> : <RoomListSkeleton />}
      {start.dialog}
    </nav>
  );
}
