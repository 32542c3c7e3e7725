import type { LogMessage } from "@/lib/client/hooks/use-conversation";
import type { PickedFile } from "@/lib/client/uploads/picked-file";
import type { Attachment } from "@/lib/contract/messages";

/** A file of a message as it is shown, be the message here or on its way. */
export interface DisplayFile extends Omit<Attachment, "url" | "mime"> {
  mime: string;
  /** Null while it is being uploaded: its bytes are in this browser then. */
  url: string | null;
}

export const displayFiles = (message: LogMessage): DisplayFile[] =>
  "seq" in message
    ? message.attachments
    : [...(message.files ?? []).map(onItsWay), ...(message.forwarded ?? [])];

export const hasFiles = (message: LogMessage): boolean => displayFiles(message).length > 0;

function onItsWay({ id, name, size, type, kind, width, height, durationMs }: PickedFile): DisplayFile {
  return {
    id,
    name,
    size,
    mime: type,
    kind,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(durationMs === undefined ? {} : { durationMs }),
    url: null,
  };
}

/** What is shown as a picture; a film of unknown size has no place to be shown in. */
export const isMedia = ({ kind, width, height }: DisplayFile): boolean =>
  (kind === "image" || kind === "video") && (width ?? 0) > 0 && (height ?? 0) > 0;
