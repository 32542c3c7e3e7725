import { useEffect, useState } from "react";
import { ApiError } from "@/lib/client/api/api-error";
import { useSsrContext } from "@/lib/client/boot/ssr-context";
import type { useConversation } from "@/lib/client/hooks/use-conversation";
import type { Room } from "@/lib/contract/rooms";
import { Conversation } from "./conversation";
import { isTargetLoaded, type ScrollTarget } from "./log/scroll-target";
import { RoomSkeleton } from "./room-skeleton";

interface ConversationLoaderProps {
  room: Room;
  conversation: ReturnType<typeof useConversation>;
  /** The seq in the page's URL, null for none. */
  linkedSeq: number | null;
  /** The room comes from the persisted cache; newer data is being fetched. */
  stale: boolean;
}

/**
 * Snapshots the unread count and the scroll target when a room opens, and shows the log once that target is loaded.
 * A cached room shows at once. It reopens if the server reports more unread messages, or that everything was read.
 */
export function ConversationLoader({ room, conversation, linkedSeq, stale }: ConversationLoaderProps) {
  const [position, setPosition] = useState(() => initialPosition(room, linkedSeq, stale));
  if (position.stale && !stale) {
    const fresh = initialPosition(room, linkedSeq, false);
    const positionChanged = fresh.unread > position.unread || (fresh.unread === 0 && position.unread > 0);
    setPosition(positionChanged && linkedSeq === null ? fresh : { ...position, stale: false });
  }
  const hydrating = useSsrContext() !== null;
  const reached = useLoadTarget(position.target, conversation);
  // Only the browser knows the viewport's height, so the server cannot center a linked message.
  return reached && !(hydrating && linkedSeq !== null) ? (
    <Conversation
      // The key remounts the log when the room reopens, even if its content was loaded before.
      key={`${position.readSeq} ${position.unread}`}
      room={room}
      conversation={conversation}
      unreadSnapshot={position}
      initialTarget={position.target}
      provisional={position.stale}
      linkedSeq={linkedSeq}
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
  return { readSeq, unread, target, stale };
}

/** Loads the messages around a scroll target. Returns true once they are loaded or cannot be loaded. */
function useLoadTarget(target: ScrollTarget, conversation: ReturnType<typeof useConversation>): boolean {
  const { ready, messages, hasOlder, hasNewer, moveTo, moveToNewest } = conversation;
  const [first, last] = [messages[0]?.seq ?? 0, messages.at(-1)?.seq ?? 0];
  const loaded =
    ready && isTargetLoaded(target, { items: [], firstSeq: first, lastSeq: last, hasOlder, hasNewer });
  const [reached, setReached] = useState(loaded ? target : null);

  useEffect(() => {
    if (!ready || reached === target) return;
    if (loaded) return setReached(target);
    // The loaded window may still be at the first unread message of a room that was since read elsewhere.
    const load = "seq" in target ? moveTo({ around: target.seq }) : moveToNewest();
    load.catch((error: unknown) => {
      // The log opens with what is loaded, and retries from there.
      setReached(target);
      if (!(error instanceof ApiError)) throw error;
    });
  }, [ready, loaded, reached, target, moveTo, moveToNewest]);

  return reached === target || loaded;
}
