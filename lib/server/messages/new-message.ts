import type { Attachment } from "@/lib/contract/messages";

/** A message on its way in: parsed, not yet authorised. */
export interface NewMessage {
  id: string;
  roomId: string;
  senderId: string;
  type: "text" | "image" | "file" | "audio" | "video";
  content: string;
  replyTo: string | null;
  mentions: string[];
  /** The sender's own and whole; the statement looks once more whether they are free. */
  attachments: Attachment[];
}
