import { draftFileIds } from "../outbox/drafts";
import { indexedDbOutboxStore } from "../outbox/outbox-store";
import type { LocalFiles } from "../uploads/local-files";

/** Removes the bytes of files that neither a draft nor the outbox names any more, as after a crash. */
export async function sweepOrphanedFiles(userId: string, files: LocalFiles): Promise<void> {
  const unsent = await indexedDbOutboxStore(userId).all();
  const inOutbox = unsent.flatMap((item) => item.files ?? []).map(({ id }) => id);
  await files.sweep(new Set([...inOutbox, ...draftFileIds(userId)]));
}
