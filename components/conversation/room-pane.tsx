"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { useErrorWords } from "@/components/errors/use-error-text";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/empty-state";
import { laterPart } from "@/components/ui/lazy-part";
import { useDocumentTitle } from "@/components/ui/use-document-title";
import { useConversation } from "@/lib/client/hooks/use-conversation";
import { useLooking } from "@/lib/client/hooks/use-mark-read";
import { useRoom } from "@/lib/client/hooks/use-rooms";
import { useShownRoom } from "@/lib/client/hooks/use-view-lock";
import { addressSeq } from "@/lib/shared/address-seq";
import { OpenRoom } from "./conversation-loader";
import { RoomHeader } from "./room-header";
import { RoomSkeleton } from "./room-skeleton";

const RoomMissing = laterPart(async () => (await import("./room-not-found")).RoomMissing);

/** One conversation with all that can be the matter with it. */
export function RoomPane({ roomId }: { roomId: string }) {
  const words = useTranslations("room");
  const actions = useTranslations("action");
  const app = useTranslations("app");
  const errorWords = useErrorWords();
  const { room, missing, error, retry, stale } = useRoom(roomId);
  const linked = addressSeq(useSearchParams().get("at"));
  const conversation = useConversation(roomId);
  useLooking(roomId);
  useShownRoom(roomId);
  useDocumentTitle(room && `${room.title} · ${app("name")}`);

  if (missing) return <RoomMissing />;
  const failure = room ? conversation.error : error;
  if (failure && !(room && conversation.ready)) {
    return (
      <>
        <RoomHeader room={room} />
        <Notice
          title={words("failed")}
          lead={errorWords(failure)}
          action={
            <Button look="outline" onClick={room ? conversation.retry : retry}>
              {actions("tryAgain")}
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
        <OpenRoom room={room} conversation={conversation} linked={linked} stale={stale} />
      ) : (
        <RoomSkeleton />
      )}
    </>
  );
}
