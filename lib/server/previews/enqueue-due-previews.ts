import { transaction } from "../db/transaction";
import { enqueue } from "../queue/enqueue";
import { previewLinkJob } from "../queue/job-definitions";

const MESSAGES_AT_ONCE = 200;
/** So many other ends are waited for at once, by all processes together: slow ones hold up previews and nothing else. */
const QUEUES = 2;

/**
 * Gives the messages whose links are to be looked up to the queue: mark and job change places in one transaction. Returns
 * whether more may wait.
 */
export async function enqueueDuePreviews(): Promise<boolean> {
  return transaction(async (sql) => {
    const due = await sql<{ messageId: string }[]>`
      delete from preview_due where message_id in (
        select message_id from preview_due order by message_id limit ${MESSAGES_AT_ONCE} for update skip locked
      ) returning message_id`;
    await Promise.all(
      due.map(({ messageId }) =>
        enqueue(
          previewLinkJob,
          { messageId },
          { key: `preview-${messageId}`, queue: queueOf(messageId), sql },
        ),
      ),
    );
    return due.length === MESSAGES_AT_ONCE;
  });
}

const queueOf = (messageId: string): string =>
  `previews-${Number.parseInt(messageId.slice(-4), 16) % QUEUES}`;
