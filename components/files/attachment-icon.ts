import { Image, type LucideIcon, Mic, Paperclip, Video } from "lucide-react";
import { isVoiceMessage } from "@/lib/client/uploads/picked-file";
import type { Attachment } from "@/lib/contract/messages";

/** Returns the icon before the one-line summary of a message with files, null for no files. */
export function attachmentIcon(files: readonly Attachment[]): LucideIcon | null {
  const [first] = files;
  if (!first) return null;
  if (!files.every(({ kind }) => kind === first.kind)) return Paperclip;
  if (first.kind === "image") return Image;
  if (first.kind === "video") return Video;
  return isVoiceMessage(first) ? Mic : Paperclip;
}
