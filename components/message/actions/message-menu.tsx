import { useTranslations } from "use-intl";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { Message } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import type { Point } from "./message-commands-context";
import { QuickReactions } from "./quick-reactions";
import { useMessageActions } from "./use-message-actions";

interface MessageMenuProps {
  room: Room;
  message: Message;
  at: Point;
  onClose: () => void;
}

export function MessageMenu({ room, message, at, onClose }: MessageMenuProps) {
  const t = useTranslations("message");
  const actions = useMessageActions(room, message);
  return (
    <Menu label={t("actions")} at={at} onClose={onClose}>
      {!message.deletedAt && <QuickReactions message={message} at={at} />}
      {actions.map(({ action, label, Icon, danger, run }) => (
        <MenuItem key={action} danger={danger} onSelect={run}>
          <Icon aria-hidden />
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
