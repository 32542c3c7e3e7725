import { type ReactNode, useMemo, useRef, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { useDraft } from "@/lib/client/hooks/use-draft";
import { useMe } from "@/lib/client/hooks/use-me";
import { useChangeMessage } from "@/lib/client/hooks/use-pending-changes";
import type { Message } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import { focusMessage } from "./focus-message";
import {
  ComposerDraftContext,
  type MessageCommands,
  MessageCommandsContext,
  type MessageDialogKind,
  type Point,
  type SelectedMessages,
  SelectedMessagesContext,
} from "./message-commands-context";
import { useHideMessages } from "./use-hide-messages";

const MessageMenu = lazyPart(async () => (await import("./message-menu")).MessageMenu);
const MessageSheet = lazyPart(async () => (await import("./message-action-sheet")).MessageActionSheet);
const EmojiPopover = lazyPart(async () => (await import("./emoji-popover")).EmojiPopover);
const MessageDialog = lazyPart(async () => (await import("./message-dialog")).MessageDialog);

type Open =
  | { what: "menu" | "reaction"; message: Message; at: Point }
  | { what: "sheet"; message: Message }
  | { what: MessageDialogKind; messages: readonly Message[] };

/** What is open on the messages of a room, and what is begun in its composer. Loads each part when it is first asked for. */
export function MessageActionsProvider({ room, children }: { room: Room; children: ReactNode }) {
  const [open, setOpen] = useState<Open | null>(null);
  const [selection, setSelection] = useState<SelectedMessages>(null);
  const [draft, change] = useDraft(room.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const me = useMe();
  const changeMessage = useChangeMessage();
  const hide = useHideMessages();

  const desk = useMemo<MessageCommands>(() => {
    // The menu gives the focus back to the message first.
    const write = () => setTimeout(() => field.current?.focus(), 50);
    return {
      reply(message) {
        change((now) => ({ ...now, replyTo: message.id, editing: null }));
        write();
      },
      edit(message) {
        change((now) => ({
          ...now,
          editing: { id: message.id, text: message.content, was: message.content },
        }));
        write();
      },
      openMenu: (message, at) => setOpen(at ? { what: "menu", message, at } : { what: "sheet", message }),
      openReactionPicker: (message, at) => setOpen({ what: "reaction", message, at }),
      openDialog: (kind, messages) => setOpen({ what: kind, messages }),
      hide,
      toggleSelected: (message) => setSelection((now) => toggled(now, message)),
      clearSelection: () => setSelection(null),
    };
  }, [change, hide]);
  const drafting = useMemo(() => ({ draft, updateDraft: change, field }), [draft, change]);

  /** An action may have opened the next thing already. */
  const closeOn = (message: Message) => () => {
    setOpen((now) => (now === open ? null : now));
    focusMessage(message.id);
  };
  const close = () => setOpen((now) => (now === open ? null : now));
  return (
    <MessageCommandsContext value={desk}>
      <SelectedMessagesContext value={selection}>
        <ComposerDraftContext value={drafting}>
          {children}
          {open?.what === "menu" && (
            <MessageMenu room={room} message={open.message} at={open.at} onClose={closeOn(open.message)} />
          )}
          {open?.what === "sheet" && <MessageSheet room={room} message={open.message} onClose={close} />}
          {open?.what === "reaction" && (
            <EmojiPopover
              at={open.at}
              onPick={(emoji) => {
                const mine = hasReaction(open.message, emoji, me.id);
                changeMessage(open.message, { kind: "react", emoji, on: !mine });
              }}
              onClose={closeOn(open.message)}
            />
          )}
          {open && "messages" in open && (
            <MessageDialog
              room={room}
              kind={open.what}
              messages={open.messages}
              onClose={open.messages[0] ? closeOn(open.messages[0]) : close}
            />
          )}
        </ComposerDraftContext>
      </SelectedMessagesContext>
    </MessageCommandsContext>
  );
}

function hasReaction({ reactions }: Message, emoji: string, userId: string): boolean {
  return reactions.some((reaction) => reaction.emoji === emoji && reaction.userIds.includes(userId));
}

function toggled(selection: SelectedMessages, message: Message): SelectedMessages {
  const now = selection ?? [];
  const without = now.filter((other) => other.id !== message.id);
  const next = without.length < now.length ? without : [...now, message];
  return next.length === 0 ? null : next;
}
