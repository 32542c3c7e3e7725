import type { LogMessage } from "@/lib/client/hooks/use-conversation";
import type { PickedFile } from "@/lib/client/uploads/picked-file";
import type { Attachment } from "@/lib/contract/messages";

/** A file as shown, of a stored or a pending message. */
export interface DisplayFile extends Omit<Attachment, "url" | "mime"> {
  mime: string;
  /** Null until the upload is complete; until then the bytes are local. */
  url: string | null;
}

export const displayFiles = (message: LogMessage): DisplayFile[] =>
  "seq" in message
    ? message.attachments
    : [...(message.files ?? []).map(pendingDisplayFile), ...(message.forwarded ?? [])];

export const hasFiles = (message: LogMessage): boolean => displayFiles(message).length > 0;

function pendingDisplayFile({
  id,
  name,
  size,
  type,
  kind,
  width,
  height,
  durationMs,
}: PickedFile): DisplayFile {
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

/** Returns whether a file is shown in the media grid. A video of unknown size has no layout box there. */
export const isMedia = ({ kind, width, height }: DisplayFile): boolean =>
  (kind === "image" || kind === "video") && (width ?? 0) > 0 && (height ?? 0) > 0;
