import type { Message } from "@/lib/contract/messages";

/** A change of an existing message. Each names the resulting state, so it is idempotent. */
export type MessageChange =
  | { kind: "react"; emoji: string; on: boolean }
  | { kind: "edit"; content: string }
  | { kind: "delete" }
  | { kind: "hide"; on: boolean };

/** A change that the server has not confirmed yet. */
export interface PendingChange {
  /** Message, kind and emoji: a later change of the same target replaces the earlier one. */
  id: string;
  messageId: string;
  roomId: string;
  change: MessageChange;
  /** When the user made it, ISO-8601; the changes are sent in this order. */
  at: string;
  /** Distinguishes a change from a later one with the same id. */
  turn: string;
}

/** Returns a message with the pending changes overlaid; null when the user has hidden it. */
export function applyPendingChanges(
  message: Message,
  pending: readonly PendingChange[],
  meId: string,
): Message | null {
  let shown: Message | null = message;
  for (const { change, at } of pending) {
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
