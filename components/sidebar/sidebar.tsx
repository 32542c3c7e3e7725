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
  /** Whether a phone shows it now, and not what is beside it elsewhere. */
  shown: boolean;
  signUpOpen: boolean;
}

export function Sidebar({ className, shown, signUpOpen }: SidebarProps) {
  const words = useTranslations("sidebar");
  const start = useStartConversation();
  const ssr = useSsrContext();
  // A phone that opens a conversation hides the list: it renders after the first paint.
  const [deferred] = useState(ssr?.phone === true && !shown);
  const isPainted = useAfterFirstPaint(1);
  return (
    <nav
      aria-label={words("label")}
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
