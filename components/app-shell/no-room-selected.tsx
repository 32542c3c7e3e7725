"use client";

import { MessagesSquare } from "lucide-react";
import { useTranslations } from "use-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { useMe } from "@/lib/client/hooks/use-me";
import { useRooms } from "@/lib/client/hooks/use-rooms";

/** The wide screen's middle while no conversation is open. */
export function NoRoomSelected() {
  const words = useTranslations("sidebar");
  const me = useMe();
  const { rooms } = useRooms();
  const first = rooms?.length === 0;
  return (
    <EmptyState
      icon={<MessagesSquare />}
      title={first ? words("welcome", { name: me.name }) : words("pickTitle")}
      lead={words(first ? "welcomeLead" : "pickLead")}
    />
  );
}
