import { runtime } from "../platform/runtime";
import { purgeDeletingFiles } from "./purge-deleting-files";

/** Takes back a file that has not been sent: its bytes and its row go. One that was sent meanwhile stays. */
export async function discardUpload(id: string): Promise<void> {
  await runtime("sql")`update attachments set state = 'deleting' where id = ${id} and message_id is null`;
  await purgeDeletingFiles([id]);
}
