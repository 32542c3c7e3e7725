import { Plus } from "lucide-react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { MenuItem } from "@/components/ui/menu";
import type { Message } from "@/lib/contract/messages";
import { type Point, useMessageCommands } from "./message-commands-context";
import { QUICK_EMOJI, useReaction } from "./use-reaction";

const CELL = "size-9! justify-center px-0! text-head";

/** The quick reactions as the first row of a menu. */
export function QuickReactions({ message, at }: { message: Message; at: Point }) {
  const t = useTranslations("message");
  const commands = useMessageCommands();
  const { isMine, toggle } = useReaction(message);
  return (
    <div className="mb-1.5 flex border-b border-hairline pb-1.5">
      {QUICK_EMOJI.map((emoji) => (
        <MenuItem
          key={emoji}
          label={t(isMine(emoji) ? "unreactWith" : "reactWith", { emoji })}
          onSelect={() => toggle(emoji)}
          className={cx(CELL, isMine(emoji) && "bg-chosen")}
        >
          {emoji}
        </MenuItem>
      ))}
      <MenuItem
        label={t("moreReactions")}
        onSelect={() => commands.openReactionPicker(message, at)}
        className={CELL}
      >
        <Plus aria-hidden />
      </MenuItem>
    </div>
  );
}
