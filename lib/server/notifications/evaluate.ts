import { batchedRead } from "../platform/batched-read";
import { onlineAmong, presence } from "../presence/presence";
import { decidePush, type PushDecision } from "./decide-push";
import { loadPushContexts, type PushContext, type PushTarget } from "./push-context";
import { loadPushMessages, MAX_RUN_MESSAGES, type PushMessage } from "./push-messages";

/** The push context of a device, and the decision. */
interface Evaluation {
  context: PushContext;
  decision: PushDecision;
}

/**
 * Decides what to do for a device at this moment; null if its push context does not exist any more. Devices that are
 * evaluated at the same moment share the queries. Messages are read last, so deleted ones are not included.
 */
export const evaluate = batchedRead(
  "push-evaluate",
  async (targets: PushTarget[]): Promise<(Evaluation | null)[]> => {
    const contexts = await loadPushContexts(targets);
    const existing = contexts.filter((context) => context !== null);
    const online = await onlineAmong([...new Set(existing.map(({ userId }) => userId))]);
    const rooms = new Map(
      await Promise.all(
        [...new Set(existing.map(({ roomId }) => roomId))].map(async (roomId) => {
          const viewers = await presence().viewersOf(roomId);
          const messages = await loadMessagesFor(roomId, existing);
          return [roomId, { viewers, messages }] as const;
        }),
      ),
    );
    return contexts.map((context) => {
      const room = context && rooms.get(context.roomId);
      if (!room) return null;
      const { userId } = context;
      const readerPresence = { viewingRoom: room.viewers.has(userId), online: online.has(userId) };
      return { context, decision: decidePush(context, room.messages, readerPresence) };
    });
  },
);

/**
 * Loads the messages of which any of the room's devices may be notified: those after `pushed_seq`, and before them those
 * that deferred devices missed.
 */
function loadMessagesFor(roomId: string, contexts: readonly PushContext[]): Promise<PushMessage[]> {
  const ofRoom = contexts.filter((context) => context.roomId === roomId);
  const pushedSeq = Math.max(...ofRoom.map((context) => context.pushedSeq));
  const owedFrom = Math.min(...ofRoom.map((context) => context.owedFrom ?? Number.POSITIVE_INFINITY));
  const after = Math.max(Math.min(pushedSeq, owedFrom - 1), pushedSeq - MAX_RUN_MESSAGES);
  return loadPushMessages(roomId, after, pushedSeq + MAX_RUN_MESSAGES);
}
