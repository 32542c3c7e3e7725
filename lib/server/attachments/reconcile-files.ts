import type { attachments } from "@/drizzle/schema/attachments";
import type { Row } from "../db/row";
import { log } from "../platform/log";
import { runtime } from "../platform/runtime";
import { UNSENT_UPLOAD_TTL_MS } from "../storage/file-storage";
import { storage } from "../storage/storage";
import { storageKey } from "./attachment-row";

/** Max rows or files per query. */
const BATCH_SIZE = 200;

interface ReconcileResult {
  /** Ids of bytes without a row. They were deleted. */
  strayBytes: string[];
  /** Ids of rows without bytes. They were deleted if the file was not sent. */
  strayRows: string[];
}

/**
 * Compares rows and bytes in both directions. Bytes younger than a day are skipped, since their row may not be committed.
 * If most rows have no bytes, the store is a different one: it throws and deletes no row.
 */
export async function reconcileFiles(): Promise<ReconcileResult> {
  const strayBytes = await removeStrayBytes();
  const strayRows = await findStrayRows();
  return { strayBytes, strayRows };
}

const isId = (text: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);

async function removeStrayBytes(): Promise<string[]> {
  const strays: string[] = [];
  const batch = new Set<string>();
  const flush = async () => {
    const ids = [...batch];
    batch.clear();
    const rows = await runtime("sql")<{ id: string }[]>`
      select id from attachments where id = any(${ids}::uuid[])
      union select bytes_id from attachments where bytes_id = any(${ids}::uuid[])`;
    const withRow = new Set(rows.map(({ id }) => id));
    for (const id of ids.filter((candidate) => !withRow.has(candidate))) {
      await storage().remove(id);
      strays.push(id);
    }
  };
  const cutoff = Date.now() - UNSENT_UPLOAD_TTL_MS;
  for await (const { id, modifiedAt } of storage().list()) {
    if (isId(id) && modifiedAt.getTime() < cutoff) batch.add(id);
    if (batch.size >= BATCH_SIZE) await flush();
  }
  if (batch.size > 0) await flush();
  return strays;
}

async function findStrayRows(): Promise<string[]> {
  const sql = runtime("sql");
  const strays: string[] = [];
  let checked = 0;
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const rows = await sql<Row<typeof attachments, "id" | "bytesId">[]>`
      select id, bytes_id from attachments where id > ${after} and state in ('received', 'ready') order by id limit ${BATCH_SIZE}`;
    const last = rows.at(-1);
    if (!last) break;
    for (const row of rows) if ((await storage().size(storageKey(row))) === null) strays.push(row.id);
    checked += rows.length;
    after = last.id;
  }
  if (strays.length > 10 && strays.length > checked / 2)
    throw new Error("Most files have no bytes: this is not the store that they were written to.");
  await sql`
    update attachments set state = 'deleting' where id = any(${strays}::uuid[]) and message_id is null`;
  for (const id of strays) log().warn({ id }, "the bytes of a file are missing");
  return strays;
}
