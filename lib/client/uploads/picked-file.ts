import type { Attachment } from "@/lib/contract/messages";

/** A file on its way out, as the page knows it before the server has seen it. Its bytes are kept apart, under its id. */
export interface PickedFile {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  /** As the browser says; the server looks for itself. */
  type: string;
  kind: Attachment["kind"];
  /** As shown, px. */
  width?: number;
  height?: number;
  durationMs?: number;
}

/** A file that waits in the composer. One with a caption of its own becomes a message of its own. */
export type DraftFile = PickedFile & { caption: string };

/** Files that may wait in one composer; more than a message takes go out as several. */
export const PICKED_FILES_MAX = 30;

/** So that pictures hold their place from the first moment on: formats that every browser shows and the server decodes. */
const PICTURES = new Set(["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"]);

export function guessAttachmentKind(type: string): Attachment["kind"] {
  if (PICTURES.has(type)) return "image";
  if (type.startsWith("video/")) return "video";
  return type.startsWith("audio/") ? "audio" : "file";
}

/** How a recording made in the page is named, and by that known for one. */
const VOICE = "voice-message";

export const isVoiceMessage = ({ kind, name }: Pick<Attachment, "kind" | "name">): boolean =>
  kind === "audio" && name.startsWith(VOICE);

export function voiceMessageName(at: Date, type: string): string {
  const extension = type.includes("mp4") ? "m4a" : type.includes("ogg") ? "ogg" : "webm";
  return `${VOICE}-${at.toISOString().slice(0, 16).replace("T", "-").replace(":", "")}.${extension}`;
}
