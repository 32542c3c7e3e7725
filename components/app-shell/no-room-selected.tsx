"use client";

import { MessagesSquare } from "lucide-react";
import { useTranslations } from "use-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { useMe } from "@/lib/client/hooks/use-me";
import { useRooms } from "@/lib/client/hooks/use-rooms";

/** Fills the main pane of a wide screen while no conversation is open. */
export function NoRoomSelected() {
  const t = useTranslations("sidebar");
  const me = useMe();
  const { rooms } = useRooms();
  const first = rooms?.length === 0;
  return (
    <EmptyState
      icon={<MessagesSquare />}
      title={first ? t("welcome", { name: me.name }) : t("pickTitle")}
      lead={t(first ? "welcomeLead" : "pickLead")}
    />
  );
}
