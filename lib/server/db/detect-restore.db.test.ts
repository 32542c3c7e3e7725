import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { expect, inject, test } from "vitest";
import { createTestDatabase, withDatabaseName } from "@/tests/support/database/test-database";
import { addDirectRoom, addUser, sendText } from "@/tests/support/domain/fixtures";
import { messagePage } from "../messages/queries";
import { roomChanges } from "../rooms/room-changes";
import { connectDatabase, disconnectDatabase } from "./connect";
import { detectRestore, RESTORE_REVISION_JUMP } from "./detect-restore";

test("P13 after a restore every old cursor is answered with reset, no matter how much was written since", async () => {
  const original = await createTestDatabase();
  await connectDatabase(original.url);
  expect(await detectRestore()).toBe(false);
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  for (const text of ["one", "two", "three"]) await sendText(ann, roomId, text);
  await disconnectDatabase();

  const backup = await restore(original.url);
  await connectDatabase(original.url);
  for (const text of ["lost", "lost too"]) await sendText(bo, roomId, text);
  const cursor = (await roomChanges(bo, roomId, { since: 0 })).lastRev;
  expect(await detectRestore()).toBe(false);
  await disconnectDatabase();

  await connectDatabase(backup.url);
  expect(await detectRestore()).toBe(true);
  expect(await detectRestore()).toBe(false);
  for (const text of ["four", "five", "six"]) await sendText(ann, roomId, text);
  for (const since of [1, 3, cursor]) {
    expect(await roomChanges(bo, roomId, { since })).toMatchObject({ reset: true, messages: [] });
  }
  const { messages } = await messagePage(bo, roomId, {});
  expect(messages.map(({ seq, content }) => [seq, content])).toEqual([
    [1, "one"],
    [2, "two"],
    [3, "three"],
    [4, "four"],
    [5, "five"],
    [6, "six"],
  ]);
  const now = RESTORE_REVISION_JUMP + 6;
  expect(await roomChanges(bo, roomId, { since: now })).toMatchObject({ reset: false, lastRev: now });
  expect(await detectRestore({ restored: true })).toBe(true);
  expect(await roomChanges(bo, roomId, { since: now })).toMatchObject({ reset: true });
  await disconnectDatabase();
  await Promise.all([original.drop(), backup.drop()]);
});

/** Copies the rows to another database, as `pg_restore` does. */
async function restore(url: string) {
  const name = `restored_${randomUUID().replaceAll("-", "")}`;
  const admin = postgres(inject("postgresUrl"), { max: 1 });
  await admin.unsafe(`create database ${name} template ${new URL(url).pathname.slice(1)}`);
  const drop = async () => {
    await admin.unsafe(`drop database ${name} with (force)`);
    await admin.end();
  };
  return { url: withDatabaseName(url, name), drop };
}
