"use client";

import { useTranslations } from "use-intl";
import { useStartConversation } from "@/components/new-conversation/use-start-conversation";
import { cx } from "@/components/ui/cx";
import { RoomList } from "./room-list";
import { SidebarHeader } from "./sidebar-header";

interface SidebarProps {
  className?: string;
  signUpOpen: boolean;
}

export function Sidebar({ className, signUpOpen }: SidebarProps) {
  const words = useTranslations("sidebar");
  const start = useStartConversation();
  return (
    <nav
      aria-label={words("label")}
      className={cx(
        "shrink-0 flex-col border-hairline bg-margin [--under:var(--margin)] md:border-e",
        className,
      )}
    >
      <SidebarHeader onStart={() => start.open()} />
      <RoomList onStart={start.open} signUpOpen={signUpOpen} />
      {start.dialog}
    </nav>
  );
}
