import { runtime } from "../platform/runtime";
import { storage } from "../storage/storage";
import type { AttachmentRow } from "./attachment-row";
import { processUpload } from "./process-upload";

/**
 * All bytes of an upload are here. What they are is found out before the last of them is acknowledged, so that whoever
 * sends the file next knows its size on the page; the state in between lets a crash be made up for.
 */
export async function finishUpload(id: string): Promise<AttachmentRow> {
  await markReceived(id);
  return processUpload(id);
}

/** Records that all bytes of an upload are stored for good. Safe to repeat. */
export async function markReceived(id: string): Promise<void> {
  await storage().sync(id);
  await runtime("sql")`update attachments set state = 'received' where id = ${id} and state = 'uploading'`;
}
