import type { attachments } from "@/drizzle/schema/attachments";
import type { Attachment } from "@/lib/contract/messages";
import type { Row } from "../db/row";

/** A row of `attachments` as the raw client returns it. */
export type AttachmentRow = Row<typeof attachments>;

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
