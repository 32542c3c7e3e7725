import { type ReactNode, useMemo, useRef, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { restoreFocus } from "@/components/ui/use-return-focus";
import { useDraft } from "@/lib/client/hooks/use-draft";
import { useMe } from "@/lib/client/hooks/use-me";
import { useChangeMessage } from "@/lib/client/hooks/use-pending-changes";
import type { Message } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
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
const MessageActionSheet = lazyPart(async () => (await import("./message-action-sheet")).MessageActionSheet);
const EmojiPopover = lazyPart(async () => (await import("./emoji-popover")).EmojiPopover);
const MessageDialog = lazyPart(async () => (await import("./message-dialog")).MessageDialog);

type OpenOverlay =
  | { what: "menu" | "reaction"; message: Message; at: Point }
  | { what: "sheet"; message: Message }
  | { what: MessageDialogKind; messages: readonly Message[] };

/** Provides the message commands, the selection and the composer's draft of a room. Loads each overlay on first use. */
export function MessageActionsProvider({ room, children }: { room: Room; children: ReactNode }) {
  const [open, setOpen] = useState<OpenOverlay | null>(null);
  const [selection, setSelection] = useState<SelectedMessages>(null);
  const [draft, updateDraft] = useDraft(room.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const me = useMe();
  const changeMessage = useChangeMessage();
  const hide = useHideMessages();

  const commands = useMemo<MessageCommands>(() => {
    // Wait until the closing menu has returned the focus to the message.
    const focusComposer = () => setTimeout(() => field.current?.focus(), 50);
    return {
      reply(message) {
        updateDraft((now) => ({ ...now, replyTo: message.id, editing: null }));
        focusComposer();
      },
      edit(message) {
        updateDraft((now) => ({
          ...now,
          editing: { id: message.id, text: message.content, was: message.content },
        }));
        focusComposer();
      },
      openMenu: (message, at) => setOpen(at ? { what: "menu", message, at } : { what: "sheet", message }),
      openReactionPicker: (message, at) => setOpen({ what: "reaction", message, at }),
      openDialog: (kind, messages) => setOpen({ what: kind, messages }),
      hide,
      toggleSelected: (message) => setSelection((now) => toggleMessage(now, message)),
      clearSelection: () => setSelection(null),
    };
  }, [updateDraft, hide]);
  const composerDraft = useMemo(() => ({ draft, updateDraft, field }), [draft, updateDraft]);

  /** Leaves open what an action has opened meanwhile. */
  const closeAndRefocus = (message: Message) => () => {
    setOpen((now) => (now === open ? null : now));
    focusMessage(message.id);
  };
  const close = () => setOpen((now) => (now === open ? null : now));
  return (
    <MessageCommandsContext value={commands}>
      <SelectedMessagesContext value={selection}>
        <ComposerDraftContext value={composerDraft}>
          {children}
          {open?.what === "menu" && (
            <MessageMenu
              room={room}
              message={open.message}
              at={open.at}
              onClose={closeAndRefocus(open.message)}
            />
          )}
          {open?.what === "sheet" && (
            <MessageActionSheet room={room} message={open.message} onClose={close} />
          )}
          {open?.what === "reaction" && (
            <EmojiPopover
              at={open.at}
              onPick={(emoji) => {
                const mine = hasReaction(open.message, emoji, me.id);
                changeMessage(open.message, { kind: "react", emoji, on: !mine });
              }}
              onClose={closeAndRefocus(open.message)}
            />
          )}
          {open && "messages" in open && (
            <MessageDialog
              room={room}
              kind={open.what}
              messages={open.messages}
              onClose={open.messages[0] ? closeAndRefocus(open.messages[0]) : close}
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

function toggleMessage(selection: SelectedMessages, message: Message): SelectedMessages {
  const now = selection ?? [];
  const others = now.filter((other) => other.id !== message.id);
  const next = others.length < now.length ? others : [...now, message];
  return next.length === 0 ? null : next;
}

/** Returns the focus to a rendered message, unless another element has taken it. */
function focusMessage(id: string): void {
  requestAnimationFrame(() => restoreFocus(document.querySelector(`article[data-line="${CSS.escape(id)}"]`)));
}
