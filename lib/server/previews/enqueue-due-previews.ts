import { transaction } from "../db/transaction";
import { enqueue } from "../queue/enqueue";
import { previewLinkJob } from "../queue/job-definitions";

const BATCH_SIZE = 200;
/** Max previews fetched concurrently by all instances: slow sites hold up other previews only. */
const QUEUE_COUNT = 2;

/**
 * Enqueues a job for each message whose link needs a preview. The `preview_due` row is replaced by the job in one
 * transaction. Returns whether more may be waiting.
 */
export async function enqueueDuePreviews(): Promise<boolean> {
  return transaction(async (sql) => {
    const due = await sql<{ messageId: string }[]>`
      delete from preview_due where message_id in (
        select message_id from preview_due order by message_id limit ${BATCH_SIZE} for update skip locked
      ) returning message_id`;
    await Promise.all(
      due.map(({ messageId }) =>
        enqueue(
          previewLinkJob,
          { messageId },
          { key: `preview-${messageId}`, queue: queueName(messageId), sql },
        ),
      ),
    );
    return due.length === BATCH_SIZE;
  });
}

const queueName = (messageId: string): string =>
  `previews-${Number.parseInt(messageId.slice(-4), 16) % QUEUE_COUNT}`;
