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

/** Reacting has controls of its own. */
type Item = Exclude<MessageActionName, "react">;

const ICONS: Record<Item, LucideIcon> = {
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

export interface MessageAction {
  action: Item;
  label: string;
  Icon: LucideIcon;
  danger: boolean;
  run: () => void;
}

/** What the person may do to a message, ready to be shown and done. */
export function useMessageActions(room: Room, message: Message): MessageAction[] {
  const words = useTranslations("message");
  const errorWords = useErrorText();
  const me = useMe();
  const desk = useMessageCommands();
  const copy = useCopyMessages();
  const pin = usePinMessage();
  const setPin = (on: boolean) =>
    pin(message, on).catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      showToast(errorWords(error), { look: "error" });
    });
  const runs: Record<Item, () => void> = {
    reply: () => desk.reply(message),
    forward: () => desk.openDialog("forward", [message]),
    copy: () => copy.text([message]),
    link: () => copy.link(message),
    edit: () => desk.edit(message),
    pin: () => void setPin(true),
    unpin: () => void setPin(false),
    select: () => desk.toggleSelected(message),
    info: () => desk.openDialog("info", [message]),
    history: () => desk.openDialog("history", [message]),
    report: () => desk.openDialog("report", [message]),
    hide: () => desk.hide([message]),
    delete: () => desk.openDialog("delete", [message]),
  };
  const items = allowedActions(message, room, me.id).filter((action): action is Item => action !== "react");
  return items.map((action) => ({
    action,
    label: words(action),
    Icon: ICONS[action],
    danger: action === "delete" || action === "hide",
    run: runs[action],
  }));
}
