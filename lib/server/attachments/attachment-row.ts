import type { Attachment } from "@/lib/contract/messages";

/** A row of `attachments` as the raw client returns it. */
export interface AttachmentRow {
  id: string;
  ownerId: string;
  state: "uploading" | "received" | "ready" | "deleting" | "doomed";
  name: string;
  uploadSize: number;
  size: number;
  kind: Attachment["kind"] | null;
  mime: string | null;
  width: number | null;
  height: number | null;
  durationMs: number | null;
  thumbhash: string | null;
  hasThumbnail: boolean;
  roomId: string | null;
  messageId: string | null;
  /** Of a forwarded file: whose bytes it shares; null for its own. */
  bytesId: string | null;
  createdAt: Date;
}

/** The key in the store under which a file's bytes are, and its thumbnails beside them. */
export const storageKey = ({ id, bytesId }: Pick<AttachmentRow, "id" | "bytesId">): string => bytesId ?? id;

/** What its bytes turned out to be. */
export interface FileMetadata {
  kind: Attachment["kind"];
  mime: string;
  /** Of the bytes to serve. */
  size: number;
  /** As shown, orientation applied. */
  width?: number;
  height?: number;
  durationMs?: number;
  thumbhash?: string;
  hasThumbnail: boolean;
}

/** The one projection of a stored file to the contract. */
export function toAttachment(row: AttachmentRow): Attachment {
  const { id, name, size, width, height, durationMs, thumbhash } = row;
  return {
    id,
    name,
    size,
    mime: row.mime ?? "application/octet-stream",
    kind: row.kind ?? "file",
    ...(width === null ? {} : { width }),
    ...(height === null ? {} : { height }),
    ...(durationMs === null ? {} : { durationMs }),
    ...(thumbhash === null ? {} : { thumbhash }),
    url: `/api/files/${id}`,
    ...(row.hasThumbnail ? { thumbnailUrl: `/api/files/${id}/thumbnail` } : {}),
  };
}
