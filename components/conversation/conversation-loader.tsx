import { useEffect, useState } from "react";
import { useSsrContext } from "@/components/i18n/ssr-context";
import { ApiError } from "@/lib/client/api/api-error";
import type { useConversation } from "@/lib/client/hooks/use-conversation";
import type { Room } from "@/lib/contract/rooms";
import { Conversation } from "./conversation";
import { isTargetLoaded, type ScrollTarget } from "./log/scroll-target";
import { RoomSkeleton } from "./room-skeleton";

interface ConversationLoaderProps {
  room: Room;
  conversation: ReturnType<typeof useConversation>;
  /** The seq that the address names, null for none. */
  linkedSeq: number | null;
  /** The room is as it was kept from the last time; what came since is being asked for. */
  stale: boolean;
}

/**
 * Fixes what was unread when the room opened and where it opens, and shows the log once it can open there. A room that
 * was kept is shown at once, and opens anew if the server tells of more that is unread, or that all has been read.
 */
export function ConversationLoader({ room, conversation, linkedSeq, stale }: ConversationLoaderProps) {
  const [position, setPosition] = useState(() => initialPosition(room, linkedSeq, stale));
  if (position.stale && !stale) {
    const fresh = initialPosition(room, linkedSeq, false);
    const positionChanged = fresh.unread > position.unread || (fresh.unread === 0 && position.unread > 0);
    setPosition(positionChanged && linkedSeq === null ? fresh : { ...position, stale: false });
  }
  const hydrating = useSsrContext() !== null;
  const reached = useLoadTarget(position.goal, conversation);
  // A message in the middle of the screen cannot be put there by the server, which does not know how high that is.
  return reached && !(hydrating && linkedSeq !== null) ? (
    <Conversation
      // Opened anew it begins anew, also where all that it shows was there already.
      key={`${position.readSeq} ${position.unread}`}
      room={room}
      conversation={conversation}
      opening={position}
      opensAt={position.goal}
      passing={position.stale}
      linked={linkedSeq}
    />
  ) : (
    <RoomSkeleton />
  );
}

function initialPosition({ readSeq, unread }: Room, linkedSeq: number | null, stale: boolean) {
  const target: ScrollTarget =
    linkedSeq !== null
      ? { kind: "message", seq: linkedSeq }
      : unread > 0
        ? { kind: "unread", seq: readSeq + 1 }
        : { kind: "end" };
  return { readSeq, unread, goal: target, stale };
}

/** Loads the place where a room opens, unless it is loaded. True once it is, or cannot be had. */
function useLoadTarget(target: ScrollTarget, conversation: ReturnType<typeof useConversation>): boolean {
  const { ready, messages, hasOlder, hasNewer, moveTo, moveToNewest } = conversation;
  const [first, last] = [messages[0]?.seq ?? 0, messages.at(-1)?.seq ?? 0];
  const loaded =
    ready && isTargetLoaded(target, { items: [], firstSeq: first, lastSeq: last, hasOlder, hasNewer });
  const [reached, setReached] = useState(loaded ? target : null);

  useEffect(() => {
    if (!ready || reached === target) return;
    if (loaded) return setReached(target);
    // The window may still be where the room was opened before it was known to be read.
    const load = "seq" in target ? moveTo({ around: target.seq }) : moveToNewest();
    load.catch((error: unknown) => {
      // It opens where it can, and asks again from there.
      setReached(target);
      if (!(error instanceof ApiError)) throw error;
    });
  }, [ready, loaded, reached, target, moveTo, moveToNewest]);

  return reached === target || loaded;
}
