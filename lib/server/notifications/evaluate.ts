import { batchedRead } from "../platform/batched-read";
import { onlineAmong, presence } from "../presence/presence";
import { decidePush, type PushDecision } from "./decide-push";
import { loadPushContexts, type PushContext, type PushTarget } from "./push-context";
import { loadPushMessages, MAX_RUN_MESSAGES, type PushMessage } from "./push-messages";

/** A device with what is to be done for it. */
export interface Evaluation {
  context: PushContext;
  decision: PushDecision;
}

/**
 * What is to be done for a device at this moment; null when there is nobody to tell. Devices that are asked for at the
 * same moment share the statements. Messages are read after all else, so what is deleted by then is not in it.
 */
export const evaluate = batchedRead(
  "push-judge",
  async (tellings: PushTarget[]): Promise<(Evaluation | null)[]> => {
    const facts = await loadPushContexts(tellings);
    const there = facts.filter((one) => one !== null);
    const online = await onlineAmong([...new Set(there.map((one) => one.userId))]);
    const rooms = new Map(
      await Promise.all(
        [...new Set(there.map((one) => one.roomId))].map(async (roomId) => {
          const looking = await presence().viewersOf(roomId);
          const said = await saidTo(roomId, there);
          return [roomId, { looking, said }] as const;
        }),
      ),
    );
    return facts.map((one) => {
      const room = one && rooms.get(one.roomId);
      if (!room) return null;
      const where = { viewingRoom: room.looking.has(one.userId), online: online.has(one.userId) };
      return { context: one, decision: decidePush(one, room.said, where) };
    });
  },
);

/**
 * The messages that any of these devices of the room may be told of: those that nobody was told of yet, and before them
 * what some are still owed.
 */
function saidTo(roomId: string, facts: readonly PushContext[]): Promise<PushMessage[]> {
  const here = facts.filter((one) => one.roomId === roomId);
  const pushedSeq = Math.max(...here.map((one) => one.pushedSeq));
  const owedFrom = Math.min(...here.map((one) => one.owedFrom ?? Number.POSITIVE_INFINITY));
  const after = Math.max(Math.min(pushedSeq, owedFrom - 1), pushedSeq - MAX_RUN_MESSAGES);
  return loadPushMessages(roomId, after, pushedSeq + MAX_RUN_MESSAGES);
}
