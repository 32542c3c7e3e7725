import type { Message } from "@/lib/contract/messages";

/** What a person does to a message that stands. Each names the state wanted, so that doing it again is harmless. */
export type MessageChange =
  | { kind: "react"; emoji: string; on: boolean }
  | { kind: "edit"; content: string }
  | { kind: "delete" }
  | { kind: "hide"; on: boolean };

/** A change that the server has not confirmed yet. */
export interface PendingChange {
  /** Message, kind and emoji: a later wish for the same takes the place of the earlier one. */
  id: string;
  messageId: string;
  roomId: string;
  change: MessageChange;
  /** When it was asked for, ISO-8601: the order in which to send. */
  at: string;
  /** Tells one wish from the next one with the same id. */
  turn: string;
}

/** A message as the person has left it, whatever of that the server knows; null once they have hidden it. */
export function applyPendingChanges(
  message: Message,
  queued: readonly PendingChange[],
  meId: string,
): Message | null {
  let shown: Message | null = message;
  for (const { change, at } of queued) {
    if (shown === null || shown.deletedAt) continue;
    if (change.kind === "hide") shown = change.on ? null : shown;
    else if (change.kind === "delete") shown = { ...shown, content: "", reactions: [], deletedAt: at };
    else if (change.kind === "edit") {
      if (change.content !== shown.content) shown = { ...shown, content: change.content, editedAt: at };
    } else shown = { ...shown, reactions: withReaction(shown.reactions, change, meId) };
  }
  return shown;
}

function withReaction(
  reactions: Message["reactions"],
  { emoji, on }: { emoji: string; on: boolean },
  meId: string,
): Message["reactions"] {
  const known = reactions.find((reaction) => reaction.emoji === emoji);
  if (known?.userIds.includes(meId) === on) return reactions;
  if (!known) return on ? [...reactions, { emoji, userIds: [meId] }] : reactions;
  const userIds = on ? [...known.userIds, meId] : known.userIds.filter((userId) => userId !== meId);
  return reactions
    .map((reaction) => (reaction === known ? { emoji, userIds } : reaction))
    .filter((reaction) => reaction.userIds.length > 0);
}
