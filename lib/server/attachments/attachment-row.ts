import type { attachments } from "@/drizzle/schema/attachments";
import type { Attachment } from "@/lib/contract/messages";
import type { Row } from "../db/row";

/** A row of `attachments` as the raw client returns it. */
/** A stored file. `bytesId` is the upload whose bytes a forwarded file shares; null for own bytes. */
export type AttachmentRow = Row<typeof attachments>;

/** Returns the storage key of a file's bytes. Its thumbnails are stored beside them. */
export const storageKey = ({ id, bytesId }: Pick<AttachmentRow, "id" | "bytesId">): string => bytesId ?? id;

/** What the processing found out about a file. */
export interface FileMetadata {
  kind: Attachment["kind"];
  mime: string;
  /** Bytes to serve. */
  size: number;
  /** In pixels, with the orientation applied. */
  width?: number;
  height?: number;
  durationMs?: number;
  thumbhash?: string;
  hasThumbnail: boolean;
}

/** Projects a stored file to the contract. Nothing else does. */
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
