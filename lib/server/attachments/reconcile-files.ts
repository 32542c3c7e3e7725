import type { attachments } from "@/drizzle/schema/attachments";
import type { Row } from "../db/row";
import { log } from "../platform/log";
import { runtime } from "../platform/runtime";
import { UNSENT_UPLOAD_TTL_MS } from "../storage/file-storage";
import { storage } from "../storage/storage";
import { storageKey } from "./attachment-row";

const AT_ONCE = 200;

export interface ReconcileResult {
  /** Files of which there are bytes and no row; removed. */
  strayBytes: string[];
  /** Rows of which there are no bytes; removed if nobody was sent the file. */
  strayRows: string[];
}

/**
 * Compares rows and bytes, both ways. Bytes younger than a day are let be: their row may be just coming. Where most rows
 * would have lost their bytes the store is another one than it was, and nothing is touched.
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
  const settle = async () => {
    const ids = [...batch];
    batch.clear();
    const rows = await runtime("sql")<{ id: string }[]>`
      select id from attachments where id = any(${ids}::uuid[])
      union select bytes_id from attachments where bytes_id = any(${ids}::uuid[])`;
    const known = new Set(rows.map(({ id }) => id));
    for (const id of ids.filter((candidate) => !known.has(candidate))) {
      await storage().remove(id);
      strays.push(id);
    }
  };
  const old = Date.now() - UNSENT_UPLOAD_TTL_MS;
  for await (const { id, modifiedAt } of storage().list()) {
    if (isId(id) && modifiedAt.getTime() < old) batch.add(id);
    if (batch.size >= AT_ONCE) await settle();
  }
  if (batch.size > 0) await settle();
  return strays;
}

async function findStrayRows(): Promise<string[]> {
  const sql = runtime("sql");
  const strays: string[] = [];
  let seen = 0;
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const rows = await sql<Row<typeof attachments, "id" | "bytesId">[]>`
      select id, bytes_id from attachments where id > ${after} and state in ('received', 'ready') order by id limit ${AT_ONCE}`;
    const last = rows.at(-1);
    if (!last) break;
    for (const row of rows) if ((await storage().size(storageKey(row))) === null) strays.push(row.id);
    seen += rows.length;
    after = last.id;
  }
  if (strays.length > 10 && strays.length > seen / 2)
    throw new Error("Most files have no bytes: the store is not the one that they were kept in.");
  await sql`
    update attachments set state = 'doomed' where id = any(${strays}::uuid[]) and message_id is null`;
  for (const id of strays) log().warn({ id }, "a file has lost its bytes");
  return strays;
}
