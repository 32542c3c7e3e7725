import { runtime } from "../platform/runtime";
import { storage } from "../storage/storage";
import type { AttachmentRow } from "./attachment-row";
import { processUpload } from "./process-upload";

/**
 * Processes an upload whose bytes are complete, before the last of them is acknowledged: its sender then knows the
 * dimensions for the page. The state `received` in between allows recovery after a crash.
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
