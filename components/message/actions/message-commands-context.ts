import { createContext, type RefObject, useContext } from "react";
import type { ChangeDraft } from "@/lib/client/hooks/use-draft";
import type { RoomDraft } from "@/lib/client/outbox/drafts";
import type { Message } from "@/lib/contract/messages";

/** A point of the window beside which something opens, px. */
export interface Point {
  x: number;
  y: number;
}

export type DialogKind = "info" | "history" | "forward" | "delete" | "report";

/** What can be started on a message from wherever it is shown. The functions stay the same while the room is open. */
export interface Desk {
  reply(message: Message): void;
  edit(message: Message): void;
  /** A menu beside a point, or from below where there is none: a finger covers what it points at. */
  openMenu(message: Message, at: Point | null): void;
  pickReaction(message: Message, at: Point): void;
  openDialog(kind: DialogKind, messages: readonly Message[]): void;
  hide(messages: readonly Message[]): void;
  select(message: Message): void;
  deselectAll(): void;
}

/** The messages picked, in the order of picking; null while nothing is being picked. */
export type Selection = readonly Message[] | null;

export interface DraftDesk {
  draft: RoomDraft;
  change: ChangeDraft;
  field: RefObject<HTMLTextAreaElement | null>;
}

export const DeskContext = createContext<Desk | null>(null);
export const SelectionContext = createContext<Selection>(null);
export const DraftContext = createContext<DraftDesk | null>(null);

export function useDesk(): Desk {
  return present(useContext(DeskContext));
}

export function useSelection(): Selection {
  return useContext(SelectionContext);
}

export function useDraftDesk(): DraftDesk {
  return present(useContext(DraftContext));
}

function present<T>(context: T | null): T {
  if (!context) throw new Error("MessageDesk is missing above");
  return context;
}
