"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { lazyPart } from "@/components/ui/lazy-part";
import { useDocumentTitle } from "@/components/ui/use-document-title";
import { useConversation } from "@/lib/client/hooks/use-conversation";
import { useJoinRoom } from "@/lib/client/hooks/use-mark-read";
import { useRoom } from "@/lib/client/hooks/use-rooms";
import { useViewLock } from "@/lib/client/hooks/use-view-lock";
import { parseSeqParam } from "@/lib/shared/page-urls";
import { ConversationLoader } from "./conversation-loader";
import { RoomHeader } from "./room-header";
import { RoomSkeleton } from "./room-skeleton";

const RoomNotFound = lazyPart(async () => (await import("./room-not-found")).RoomNotFound);

/** A room with its loading, error and not-found states. */
export function RoomPane({ roomId }: { roomId: string }) {
  const t = useTranslations("room");
  const tActions = useTranslations("action");
  const tApp = useTranslations("app");
  const errorText = useErrorText();
  const { room, missing, error, retry, stale } = useRoom(roomId);
  const linkedSeq = parseSeqParam(useSearchParams().get("at"));
  const conversation = useConversation(roomId);
  useJoinRoom(roomId);
  useViewLock(roomId);
  useDocumentTitle(room && `${room.title} · ${tApp("name")}`);

  if (missing) return <RoomNotFound />;
  const failure = room ? conversation.error : error;
  if (failure && !(room && conversation.ready)) {
    return (
      <>
        <RoomHeader room={room} />
        <EmptyState
          title={t("failed")}
          lead={errorText(failure)}
          action={
            <Button variant="outline" onClick={room ? conversation.retry : retry}>
              {tActions("tryAgain")}
            </Button>
          }
        />
      </>
    );
  }
  return (
    <>
      <RoomHeader room={room} />
      {room ? (
        <ConversationLoader room={room} conversation={conversation} linkedSeq={linkedSeq} stale={stale} />
      ) : (
        <RoomSkeleton />
      )}
    </>
  );
}
