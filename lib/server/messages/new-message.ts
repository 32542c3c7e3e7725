import type { Attachment } from "@/lib/contract/messages";

/** A message to store: parsed, not yet authorized. */
export interface NewMessage {
  id: string;
  roomId: string;
  senderId: string;
  type: "text" | "image" | "file" | "audio" | "video";
  content: string;
  replyTo: string | null;
  mentions: string[];
  /** Complete uploads of the sender. The statement checks again that no other message has them. */
  attachments: Attachment[];
}
