import { errorCode, isRefusal } from "../platform/errors";
import { log } from "../platform/log";
import { runtime } from "../platform/runtime";
import { UNSENT_UPLOAD_TTL_MS } from "../storage/file-storage";
import { sweepTempDirectories } from "../storage/temp-directory";
import { deletingStates } from "./deleting-states";
import { processUpload } from "./process-upload";
import { purgeDeletingFiles } from "./purge-deleting-files";

const AT_ONCE = 200;
/** A file that was received this long ago and is still nothing known was left by a crash. */
const LEFT_BEHIND_MS = 60_000;

export interface SweepResult {
  expired: number;
  removed: number;
  identified: number;
}

/**
 * Makes up for what nobody came back for: uploads that were not sent within 24 hours, bytes whose removal failed, files
 * that a crash left unidentified, temporary files. May run as often as wanted, and on several instances at once.
 */
export async function sweepUploads(): Promise<SweepResult> {
  const sql = runtime("sql");
  const expired = await sql`
    update attachments set state = 'deleting'
    where message_id is null and state not in ${deletingStates()}
      and created_at < ${new Date(Date.now() - UNSENT_UPLOAD_TTL_MS)}`;
  let removed = 0;
  for (let some = await purgeDeletingFiles(); some > 0; some = await purgeDeletingFiles()) removed += some;
  await sweepTempDirectories();
  return { expired: expired.count, removed, identified: await identifyLeftBehind() };
}

async function identifyLeftBehind(): Promise<number> {
  const before = new Date(Date.now() - LEFT_BEHIND_MS);
  const rows = await runtime("sql")<{ id: string }[]>`
    select id from attachments where message_id is null and state = 'received' and created_at < ${before}
    order by created_at limit ${AT_ONCE}`;
  let identified = 0;
  for (const { id } of rows) {
    try {
      await processUpload(id);
      identified += 1;
    } catch (error) {
      // One that cannot be identified, for want of its bytes or of the virus scanner, must not hold up the others.
      if (!isRefusal(error) && errorCode(error) !== "ENOENT") throw error;
      log().warn({ err: error, id }, "an upload could not be identified");
    }
  }
  return identified;
}
