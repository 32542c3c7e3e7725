import { errorCode, isRefusal } from "../platform/errors";
import { log } from "../platform/log";
import { runtime } from "../platform/runtime";
import { UNSENT_UPLOAD_TTL_MS } from "../storage/file-storage";
import { sweepTempDirectories } from "../storage/temp-directory";
import { deletingStates } from "./deleting-states";
import { processUpload } from "./process-upload";
import { purgeDeletingFiles } from "./purge-deleting-files";

/** Max uploads processed per sweep. */
const BATCH_SIZE = 200;
/** When a received upload counts as stalled: a crash left it unprocessed. */
const STALLED_AFTER_MS = 60_000;

interface SweepResult {
  expired: number;
  removed: number;
  identified: number;
}

/**
 * Deletes uploads that were not sent within 24 hours, bytes whose deletion failed and temporary files, and processes
 * uploads that a crash left unprocessed. It may run at any time, and on several instances at once.
 */
export async function sweepUploads(): Promise<SweepResult> {
  const sql = runtime("sql");
  const expired = await sql`
    update attachments set state = 'deleting'
    where message_id is null and state not in ${deletingStates()}
      and created_at < ${new Date(Date.now() - UNSENT_UPLOAD_TTL_MS)}`;
  let removed = 0;
  for (let count = await purgeDeletingFiles(); count > 0; count = await purgeDeletingFiles())
    removed += count;
  await sweepTempDirectories();
  return { expired: expired.count, removed, identified: await processStalledUploads() };
}

async function processStalledUploads(): Promise<number> {
  const before = new Date(Date.now() - STALLED_AFTER_MS);
  const rows = await runtime("sql")<{ id: string }[]>`
    select id from attachments where message_id is null and state = 'received' and created_at < ${before}
    order by created_at limit ${BATCH_SIZE}`;
  let identified = 0;
  for (const { id } of rows) {
    try {
      await processUpload(id);
      identified += 1;
    } catch (error) {
      // An upload that cannot be processed, without its bytes or the virus scanner, must not stop the others.
      if (!isRefusal(error) && errorCode(error) !== "ENOENT") throw error;
      log().warn({ err: error, id }, "could not process an upload");
    }
  }
  return identified;
}
