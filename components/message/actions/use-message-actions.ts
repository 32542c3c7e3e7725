import {
  Copy,
  Flag,
  Forward,
  History,
  Info,
  Link,
  ListChecks,
  type LucideIcon,
  Pencil,
  Pin,
  PinOff,
  Reply,
  Trash,
  Trash2,
} from "lucide-react";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { showToast } from "@/components/ui/show-toast";
import { ApiError } from "@/lib/client/api/api-error";
import { useMe } from "@/lib/client/hooks/use-me";
import { usePinMessage } from "@/lib/client/hooks/use-pin-message";
import type { Message } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import { allowedActions, type MessageActionName } from "./allowed-actions";
import { useMessageCommands } from "./message-commands-context";
import { useCopyMessages } from "./use-copy-messages";

/** Every action but "react", which has its own controls. */
type MenuActionName = Exclude<MessageActionName, "react">;

const ICONS: Record<MenuActionName, LucideIcon> = {
  reply: Reply,
  forward: Forward,
  copy: Copy,
  link: Link,
  edit: Pencil,
  pin: Pin,
  unpin: PinOff,
  select: ListChecks,
  info: Info,
  history: History,
  report: Flag,
  hide: Trash,
  delete: Trash2,
};

interface MessageAction {
  action: MenuActionName;
  label: string;
  Icon: LucideIcon;
  danger: boolean;
  run: () => void;
}

/** Returns the allowed actions of a message with label, icon and handler. */
export function useMessageActions(room: Room, message: Message): MessageAction[] {
  const t = useTranslations("message");
  const errorText = useErrorText();
  const me = useMe();
  const commands = useMessageCommands();
  const copy = useCopyMessages();
  const pin = usePinMessage();
  const setPin = (on: boolean) =>
    pin(message, on).catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      showToast(errorText(error), { look: "error" });
    });
  const runs: Record<MenuActionName, () => void> = {
    reply: () => commands.reply(message),
    forward: () => commands.openDialog("forward", [message]),
    copy: () => copy.text([message]),
    link: () => copy.link(message),
    edit: () => commands.edit(message),
    pin: () => void setPin(true),
    unpin: () => void setPin(false),
    select: () => commands.toggleSelected(message),
    info: () => commands.openDialog("info", [message]),
    history: () => commands.openDialog("history", [message]),
    report: () => commands.openDialog("report", [message]),
    hide: () => commands.hide([message]),
    delete: () => commands.openDialog("delete", [message]),
  };
  const items = allowedActions(message, room, me.id).filter(
    (action): action is MenuActionName => action !== "react",
  );
  return items.map((action) => ({
    action,
    label: t(action),
    Icon: ICONS[action],
    danger: action === "delete" || action === "hide",
    run: runs[action],
  }));
}
