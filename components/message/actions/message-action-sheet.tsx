import { Plus } from "lucide-react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { Sheet } from "@/components/ui/sheet";
import type { Message } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import { useMessageCommands } from "./message-commands-context";
import { useMessageActions } from "./use-message-actions";
import { QUICK_EMOJI, useReaction } from "./use-reaction";

interface MessageActionSheetProps {
  room: Room;
  message: Message;
  onClose: () => void;
}

const CELL = "flex size-12 items-center justify-center rounded-full text-display";

/** The actions of a message as a bottom sheet, for touch screens. */
export function MessageActionSheet({ room, message, onClose }: MessageActionSheetProps) {
  const t = useTranslations("message");
  const commands = useMessageCommands();
  const actions = useMessageActions(room, message);
  const { isMine, toggle } = useReaction(message);
  const thenClose = (work: () => void) => () => {
    work();
    onClose();
  };
  const pickerPoint = () => ({ x: window.innerWidth / 2, y: window.innerHeight / 3 });
  return (
    <Sheet title={t("actions")} onClose={onClose}>
      {!message.deletedAt && (
        <div className="mb-2 flex justify-between border-b border-hairline px-1 pb-2">
          {QUICK_EMOJI.map((emoji) => (
            <button
              key={emoji}
              type="button"
              aria-label={t(isMine(emoji) ? "unreactWith" : "reactWith", { emoji })}
              onClick={thenClose(() => toggle(emoji))}
              className={cx(CELL, isMine(emoji) && "bg-chosen")}
            >
              {emoji}
            </button>
          ))}
          <button
            type="button"
            aria-label={t("moreReactions")}
            onClick={thenClose(() => commands.openReactionPicker(message, pickerPoint()))}
            className={cx(CELL, "text-ink-soft")}
          >
            <Plus aria-hidden className="size-6" />
          </button>
        </div>
      )}
      {actions.map(({ action, label, Icon, danger, run }) => (
        <button
          key={action}
          type="button"
          onClick={thenClose(run)}
          className={cx(
            "flex h-12 w-full items-center gap-4 rounded-lg px-4 text-start active:bg-hover",
            danger && "text-danger",
          )}
        >
          <Icon aria-hidden className="size-5 shrink-0" />
          {label}
        </button>
      ))}
    </Sheet>
  );
}
