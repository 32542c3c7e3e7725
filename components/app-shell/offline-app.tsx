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

/** The rooms as this browser has kept them, whatever address was asked for; nothing where nobody is signed in. */
export function OfflineApp() {
  const [me, setMe] = useState<Me | null>();
  const pathname = usePathname();
  useEffect(() => {
    readPersistedMe().then(setMe, () => setMe(null));
  }, []);
  if (me === undefined) return null;
  if (me === null) return <NothingKept />;
  const roomId = ROOM.exec(pathname)?.[1];
  return (
    <ChatProvider me={me}>
      <AppShell>{roomId ? <RoomPane key={roomId} roomId={roomId} /> : <NoRoomSelected />}</AppShell>
    </ChatProvider>
  );
}

function NothingKept() {
  const words = useTranslations("page");
  const actions = useTranslations("action");
  return (
    <main className="flex min-h-dvh">
      <EmptyState
        level="h1"
        icon={<WifiOff />}
        title={words("offlineTitle")}
        lead={words("offlineLead")}
        action={<Button onClick={() => window.location.reload()}>{actions("tryAgain")}</Button>}
      />
    </main>
  );
}
