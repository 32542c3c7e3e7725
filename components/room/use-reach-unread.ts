import { useEffect, useRef, useState } from "react";
import { ApiError } from "@/lib/client/api-error";
import type { useConversation } from "@/lib/client/hooks/use-conversation";

/** Further back than this many pages a room opens at its end: nobody reads on from there. */
const MOST_PAGES = 10;

/**
 * Loads back to the first unread message, so that the room can open there. False until it is reached, given up, or
 * known not to be needed.
 */
export function useReachUnread(readSeq: number, conversation: ReturnType<typeof useConversation>): boolean {
  const { messages, hasOlder, loadOlder, ready } = conversation;
  const pages = useRef(0);
  const [givenUp, setGivenUp] = useState(false);
  const oldest = messages[0]?.seq ?? 0;
  const reached = ready && (!hasOlder || oldest <= readSeq + 1);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page that came
  useEffect(() => {
    if (!ready || reached || givenUp) return;
    if (pages.current === MOST_PAGES) return setGivenUp(true);
    pages.current += 1;
    loadOlder().catch((error: unknown) => {
      // The log asks again from where it stands, and there it can say so.
      setGivenUp(true);
      if (!(error instanceof ApiError)) throw error;
    });
  }, [ready, reached, givenUp, oldest]);

  return reached || (ready && givenUp);
}
