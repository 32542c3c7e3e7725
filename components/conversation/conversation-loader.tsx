import { useEffect, useState } from "react";
import { ApiError } from "@/lib/client/api/api-error";
import { useSsrContext } from "@/lib/client/boot/ssr-context";
import type { useConversation } from "@/lib/client/hooks/use-conversation";
import type { Room } from "@/lib/contract/rooms";
import { Conversation } from "./conversation";
import { isTargetLoaded, type ScrollTarget } from "./log/scroll-target";
import { RoomSkeleton } from "./room-skeleton";

interface OpenRoomProps {
  room: Room;
  conversation: ReturnType<typeof useConversation>;
  /** The seq that the address names, null for none. */
  linked: number | null;
  /** The room is as it was kept from the last time; what came since is being asked for. */
  stale: boolean;
}

/**
 * Fixes what was unread when the room opened and where it opens, and shows the log once it can open there. A room that
 * was kept is shown at once, and opens anew if the server tells of more that is unread, or that all has been read.
 */
export function ConversationLoader({ room, conversation, linked, stale }: OpenRoomProps) {
  const [opening, setOpening] = useState(() => openingOf(room, linked, stale));
  if (opening.stale && !stale) {
    const fresh = openingOf(room, linked, false);
    const elsewhere = fresh.unread > opening.unread || (fresh.unread === 0 && opening.unread > 0);
    setOpening(elsewhere && linked === null ? fresh : { ...opening, stale: false });
  }
  const hydrating = useSsrContext() !== null;
  const reached = useReach(opening.goal, conversation);
  // Only the browser knows the height of the screen, in whose middle a linked message stands.
  return reached && !(hydrating && linked !== null) ? (
    <Conversation
      // Opened anew it begins anew, also where all that it shows was there already.
      key={`${opening.readSeq} ${opening.unread}`}
      room={room}
      conversation={conversation}
      opening={opening}
      opensAt={opening.goal}
      passing={opening.stale}
      linked={linked}
    />
  ) : (
    <RoomSkeleton />
  );
}

function openingOf({ readSeq, unread }: Room, linked: number | null, stale: boolean) {
  const goal: ScrollTarget =
    linked !== null
      ? { kind: "message", seq: linked }
      : unread > 0
        ? { kind: "unread", seq: readSeq + 1 }
        : { kind: "end" };
  return { readSeq, unread, goal, stale };
}

/** Loads the place where a room opens, unless it is loaded. True once it is, or cannot be had. */
function useReach(goal: ScrollTarget, conversation: ReturnType<typeof useConversation>): boolean {
  const { ready, messages, hasOlder, hasNewer, moveTo, moveToNewest } = conversation;
  const [first, last] = [messages[0]?.seq ?? 0, messages.at(-1)?.seq ?? 0];
  const isThere =
    ready && isTargetLoaded(goal, { items: [], firstSeq: first, lastSeq: last, hasOlder, hasNewer });
  const [reached, setReached] = useState(isThere ? goal : null);

  useEffect(() => {
    if (!ready || reached === goal) return;
    if (isThere) return setReached(goal);
    // The window may still be where the room was opened before it was known to be read.
    const load = "seq" in goal ? moveTo({ around: goal.seq }) : moveToNewest();
    load.catch((error: unknown) => {
      // It opens where it can, and asks again from there.
      setReached(goal);
      if (!(error instanceof ApiError)) throw error;
    });
  }, [ready, isThere, reached, goal, moveTo, moveToNewest]);

  return reached === goal || isThere;
}
