import { SmilePlus } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Message } from "@/lib/contract/messages";
import { useMessageCommands } from "./actions/message-commands-context";
import { useReaction } from "./actions/use-reaction";
import { ReactionChip } from "./reaction-chip";

interface ReactionsProps {
  /** With the user's pending changes applied. */
  message: Message;
  own: boolean;
  /** Follows the message, so Tab reaches the reactions from the focused message. */
  tabIndex: 0 | -1;
}

/** The reactions under a bubble. Each chip toggles the user's own reaction. */
export function Reactions({ message, own, tabIndex }: ReactionsProps) {
  const t = useTranslations("message");
  const commands = useMessageCommands();
  const { isMine, toggle } = useReaction(message);
  return (
    <div className={`-mt-1 flex flex-wrap gap-1 ${own ? "justify-end pe-1" : "ps-1"}`}>
      {message.reactions.map(({ emoji, userIds }) => (
        <ReactionChip
          key={emoji}
          emoji={emoji}
          userIds={userIds}
          mine={isMine(emoji)}
          tabIndex={tabIndex}
          onToggle={() => toggle(emoji)}
        />
      ))}
      <button
        type="button"
        tabIndex={tabIndex}
        aria-label={t("addReaction")}
        title={t("addReaction")}
        onClick={({ currentTarget }) => {
          const { left, bottom } = currentTarget.getBoundingClientRect();
          commands.openReactionPicker(message, { x: left, y: bottom });
        }}
        className="hidden h-6.5 items-center rounded-full bg-surface px-1.5 text-ink-soft ring-1 ring-hairline group-focus-within/message:inline-flex group-hover/message:inline-flex hover:text-ink"
      >
        <SmilePlus aria-hidden className="size-4" />
      </button>
    </div>
  );
}
