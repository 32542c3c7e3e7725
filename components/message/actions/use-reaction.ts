import { useMe } from "@/lib/client/hooks/use-me";
import { useChangeMessage, useOptimisticMessage } from "@/lib/client/hooks/use-pending-changes";
import type { Message } from "@/lib/contract/messages";

/** The six quick reactions offered on every message. */
export const QUICK_EMOJI = ["👍", "❤️", "😂", "😮", "😢", "🙏"] as const;

/** Returns whether the user has reacted with an emoji, and a function that toggles that reaction. */
export function useReaction(message: Message) {
  const me = useMe();
  const change = useChangeMessage();
  const shown = useOptimisticMessage(message);
  const isMine = (emoji: string) =>
    shown?.reactions.some((reaction) => reaction.emoji === emoji && reaction.userIds.includes(me.id)) ??
    false;
  return {
    isMine,
    toggle: (emoji: string) => change(message, { kind: "react", emoji, on: !isMine(emoji) }),
  };
}
