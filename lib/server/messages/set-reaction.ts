import { LIMITS } from "@/lib/contract/limits";
import type { Message, Reaction } from "@/lib/contract/messages";
import type { Actor } from "../accounts/actor/actor";
import { publishMessageUpdated } from "../events/room-events";
import { invalid, Refusal } from "../platform/errors";
import { changeMessage } from "./change-message";

/** Adds the actor's reaction to a message or removes it. Idempotent. */
export async function setReaction(actor: Actor, id: string, emoji: string, on: boolean): Promise<Message> {
  const message = await changeMessage(actor, id, (row) => {
    if (row.deletedAt) throw new Refusal("conflict", "The message has been deleted.");
    if (row.type === "system") throw invalid("id", "is a system message");
    const before = row.reactions ?? [];
    const hasReacted = before.some(
      (reaction) => reaction.emoji === emoji && reaction.userIds.includes(actor.userId),
    );
    if (hasReacted === on) return null;
    const reactions = on
      ? withReaction(before, emoji, actor.userId)
      : withoutReaction(before, emoji, actor.userId);
    if (reactions.length > LIMITS.reactionsPerMessage)
      throw invalid("emoji", "would be one too many on this message");
    return { kind: "reacted", reactions };
  });
  publishMessageUpdated(message);
  return message;
}

function withReaction(reactions: readonly Reaction[], emoji: string, userId: string): Reaction[] {
  if (!reactions.some((reaction) => reaction.emoji === emoji))
    return [...reactions, { emoji, userIds: [userId] }];
  return reactions.map((reaction) =>
    reaction.emoji === emoji ? { emoji, userIds: [...reaction.userIds, userId] } : reaction,
  );
}

function withoutReaction(reactions: readonly Reaction[], emoji: string, userId: string): Reaction[] {
  return reactions
    .map((reaction) =>
      reaction.emoji === emoji
        ? { emoji, userIds: reaction.userIds.filter((other) => other !== userId) }
        : reaction,
    )
    .filter((reaction) => reaction.userIds.length > 0);
}
