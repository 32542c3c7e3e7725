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
  /** In display order. */
  files?: PickedFile[];
  /** Files of another message that this one forwards. */
  forwarded?: Attachment[];
  /** When it was written, ISO-8601. The items are sent in the order of their ids, which sort by time. */
  createdAt: string;
  state: "sending" | "failed";
  error?: ErrorBody;
  /** The id of the file that the server has refused. */
  failedFile?: string;
}

/** The store in which unsent messages survive a reload. */
export type OutboxStore = ItemStore<OutboxItem>;

export const memoryOutboxStore = (): OutboxStore => memoryItemStore<OutboxItem>();

export const indexedDbOutboxStore = (userId: string): OutboxStore =>
  indexedDbItemStore<OutboxItem>(`parley-outbox-${userId}`);
