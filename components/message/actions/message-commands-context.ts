import { createContext, type RefObject, useContext } from "react";
import type { UpdateDraft } from "@/lib/client/hooks/use-draft";
import type { RoomDraft } from "@/lib/client/outbox/drafts";
import type { Message } from "@/lib/contract/messages";

/** A point in the window at which an overlay opens, px. */
export interface Point {
  x: number;
  y: number;
}

export type MessageDialogKind = "info" | "history" | "forward" | "delete" | "report";

/** Commands that any component can run on a message. The functions are stable while the room is open. */
export interface MessageCommands {
  reply(message: Message): void;
  edit(message: Message): void;
  /** Opens a menu at a point, or a bottom sheet for null, as a finger would cover the menu. */
  openMenu(message: Message, at: Point | null): void;
  openReactionPicker(message: Message, at: Point): void;
  openDialog(kind: MessageDialogKind, messages: readonly Message[]): void;
  hide(messages: readonly Message[]): void;
  toggleSelected(message: Message): void;
  clearSelection(): void;
}

/** The selected messages in the order of selection; null while not selecting. */
export type SelectedMessages = readonly Message[] | null;

interface ComposerDraft {
  draft: RoomDraft;
  updateDraft: UpdateDraft;
  field: RefObject<HTMLTextAreaElement | null>;
}

export const MessageCommandsContext = createContext<MessageCommands | null>(null);
export const SelectedMessagesContext = createContext<SelectedMessages>(null);
export const ComposerDraftContext = createContext<ComposerDraft | null>(null);

export function useMessageCommands(): MessageCommands {
  return required(useContext(MessageCommandsContext));
}

export function useSelectedMessages(): SelectedMessages {
  return useContext(SelectedMessagesContext);
}

export function useComposerDraft(): ComposerDraft {
  return required(useContext(ComposerDraftContext));
}

function required<T>(context: T | null): T {
  if (!context) throw new Error("MessageActionsProvider is missing above");
  return context;
}
