"use client";

import { WifiOff } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { RoomPane } from "@/components/conversation/room-pane";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ChatProvider } from "@/lib/client/hooks/chat-provider";
import { readPersistedMe } from "@/lib/client/persist/persisted-me";
import type { Me } from "@/lib/contract/users";
import { AppShell } from "./app-shell";
import { NoRoomSelected } from "./no-room-selected";

const ROOM = /^\/rooms\/([^/]+)$/;

/** Shows the persisted rooms at whatever URL was requested, or a note where no user is signed in. */
export function OfflineApp() {
  const [me, setMe] = useState<Me | null>();
  const pathname = usePathname();
  useEffect(() => {
    readPersistedMe().then(setMe, () => setMe(null));
  }, []);
  if (me === undefined) return null;
  if (me === null) return <NothingPersisted />;
  const roomId = ROOM.exec(pathname)?.[1];
  return (
    <ChatProvider me={me}>
      <AppShell>{roomId ? <RoomPane key={roomId} roomId={roomId} /> : <NoRoomSelected />}</AppShell>
    </ChatProvider>
  );
}

function NothingPersisted() {
  const t = useTranslations("page");
  const tAction = useTranslations("action");
  return (
    <main className="flex min-h-dvh">
      <EmptyState
        level="h1"
        icon={<WifiOff />}
        title={t("offlineTitle")}
        lead={t("offlineLead")}
        action={<Button onClick={() => window.location.reload()}>{tAction("tryAgain")}</Button>}
      />
    </main>
  );
}
