import type { Attachment } from "@/lib/contract/messages";

/** A file to be sent, as the page knows it before the server has it. Its bytes are stored separately under its id. */
export interface PickedFile {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  /** The MIME type by the browser; the server determines its own. */
  type: string;
  kind: Attachment["kind"];
  /** Displayed size, px. */
  width?: number;
  height?: number;
  durationMs?: number;
}

/** A file in the composer. One with a caption becomes a message of its own. */
export type DraftFile = PickedFile & { caption: string };

/** Max files in one composer. More than a message takes are sent as several messages. */
export const PICKED_FILES_MAX = 30;

/** Image types that every browser shows and the server decodes: their place in the log is reserved at once. */
const IMAGE_TYPES = new Set(["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"]);

export function guessAttachmentKind(type: string): Attachment["kind"] {
  if (IMAGE_TYPES.has(type)) return "image";
  if (type.startsWith("video/")) return "video";
  return type.startsWith("audio/") ? "audio" : "file";
}

/** Prefix of the file names of voice messages, by which they are recognized. */
const VOICE_PREFIX = "voice-message";

export const isVoiceMessage = ({ kind, name }: Pick<Attachment, "kind" | "name">): boolean =>
  kind === "audio" && name.startsWith(VOICE_PREFIX);

export function voiceMessageName(at: Date, type: string): string {
  const extension = type.includes("mp4") ? "m4a" : type.includes("ogg") ? "ogg" : "webm";
  return `${VOICE_PREFIX}-${at.toISOString().slice(0, 16).replace("T", "-").replace(":", "")}.${extension}`;
}
