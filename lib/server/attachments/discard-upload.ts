import { runtime } from "../platform/runtime";
import { purgeDeletingFiles } from "./purge-deleting-files";

/** Deletes the bytes and the row of a file that was not sent. A file that was sent meanwhile stays. */
export async function discardUpload(id: string): Promise<void> {
  await runtime("sql")`update attachments set state = 'deleting' where id = ${id} and message_id is null`;
  await purgeDeletingFiles([id]);
}
