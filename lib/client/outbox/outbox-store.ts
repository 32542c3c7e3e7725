import type { ErrorBody } from "@/lib/contract/errors";
import type { Attachment } from "@/lib/contract/messages";
import { type ItemStore, indexedDbItemStore, memoryItemStore } from "../persist/item-store";
import type { PickedFile } from "../uploads/picked-file";

/** A message that the server has not confirmed yet. */
export interface OutboxItem {
  id: string;
  roomId: string;
  content: string;
  replyTo?: string;
  mentions?: string[];
  /** In the order in which they are shown. */
  files?: PickedFile[];
  /** Files of another message that this one passes on, as they are there. */
  forwarded?: Attachment[];
  /** When it was written, ISO-8601; with the id, which sorts by time, the order in which to send. */
  createdAt: string;
  state: "sending" | "failed";
  error?: ErrorBody;
  /** The file that the server would not have. */
  failedFile?: string;
}

/** Where unsent messages survive a reload. */
export type OutboxStore = ItemStore<OutboxItem>;

export const memoryOutboxStore = (): OutboxStore => memoryItemStore<OutboxItem>();

export const indexedDbOutboxStore = (userId: string): OutboxStore =>
  indexedDbItemStore<OutboxItem>(`parley-outbox-${userId}`);
