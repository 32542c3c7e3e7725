import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDirectRoom, sendText } from "@/tests/support/domain/fixtures";
import {
  addUploader,
  startUploadServer,
  type UploadServer,
  uploadFile,
} from "@/tests/support/domain/upload-server";
import { pdf, picture } from "@/tests/support/samples/files";
import { runtime } from "../platform/runtime";
import { readableFile, unsentUpload } from "./queries";
import { reconcileFiles } from "./reconcile-files";
import { sweepUploads } from "./sweep-uploads";

let world: UploadServer;
beforeAll(async () => {
  world = await startUploadServer();
});
afterAll(() => world.close());

const directory = () => path.join(world.dataDir, "uploads");
const storedFiles = async (id: string) => (await readdir(directory())).filter((name) => name.startsWith(id));
const stateOf = async (id: string) =>
  (await runtime("sql")<{ state: string }[]>`select state from attachments where id = ${id}`)[0]?.state;
const age = (id: string, hours: number) =>
  runtime(
    "sql",
  )`update attachments set created_at = now() - make_interval(hours => ${hours}) where id = ${id}`;

test("uploads not sent within 24 hours are deleted, and sent files stay", async () => {
  const [ann, bo] = [await addUploader("Ann"), await addUploader("Bo")];
  const [sent, late, recent] = await Promise.all([1, 2, 3].map(() => uploadFile(world.url, ann, pdf())));
  if (!sent || !late || !recent) throw new Error("three were uploaded");
  await sendText(ann, await addDirectRoom(ann, bo), "", { attachmentIds: [sent] });
  await age(sent, 48);
  await age(late, 25);
  await age(recent, 23);
  expect(await sweepUploads()).toMatchObject({ expired: 1, removed: 1 });
  expect([await stateOf(sent), await stateOf(late), await stateOf(recent)]).toEqual([
    "ready",
    undefined,
    "ready",
  ]);
  expect(await storedFiles(late)).toEqual([]);
});

test.each(["deleting", "doomed"])(
  "an upload in state %s is hidden from its owner, cannot be sent and is purged",
  async (state) => {
    const [ann, bo] = [await addUploader("Ann"), await addUploader("Bo")];
    const roomId = await addDirectRoom(ann, bo);
    const id = await uploadFile(world.url, ann, pdf());
    await runtime("sql")`update attachments set state = ${state} where id = ${id}`;
    const notFound = expect.objectContaining({ code: "not_found" });
    await expect(readableFile(ann, id)).rejects.toEqual(notFound);
    await expect(unsentUpload(ann, id)).rejects.toEqual(notFound);
    await expect(sendText(ann, roomId, "", { attachmentIds: [id] })).rejects.toEqual(
      expect.objectContaining({ code: "invalid" }),
    );
    expect(await sweepUploads()).toMatchObject({ expired: 0, removed: 1 });
    expect([await storedFiles(id), await stateOf(id)]).toEqual([[], undefined]);
  },
);

test("an upload that a crash left unprocessed is processed", async () => {
  const id = await uploadFile(world.url, await addUploader("Ann"), await picture("png"));
  await runtime("sql")`update attachments set state = 'received', kind = null where id = ${id}`;
  await age(id, 1);
  expect(await sweepUploads()).toMatchObject({ identified: 1 });
  expect(await stateOf(id)).toBe("ready");
});

test("temporary files of a crash are deleted once no process can be using them", async () => {
  const [left, inUse] = [`parley-scratch-${randomUUID()}`, `parley-scratch-${randomUUID()}`];
  for (const name of [left, inUse]) {
    await mkdir(path.join(tmpdir(), name));
    await writeFile(path.join(tmpdir(), name, "original"), "bytes");
  }
  const before = new Date(Date.now() - 2 * 60 * 60 * 1_000);
  await utimes(path.join(tmpdir(), left), before, before);
  await sweepUploads();
  const remaining = await readdir(tmpdir());
  expect([remaining.includes(left), remaining.includes(inUse)]).toEqual([false, true]);
  await rm(path.join(tmpdir(), inUse), { recursive: true });
});

test("only bytes without a row and rows without bytes are deleted", async () => {
  const ann = await addUploader("Ann");
  const [complete, withoutBytes] = [
    await uploadFile(world.url, ann, pdf()),
    await uploadFile(world.url, ann, pdf()),
  ];
  await rm(path.join(directory(), withoutBytes));
  const [stray, uncommitted] = [randomUUID(), randomUUID()];
  for (const id of [stray, `${stray}.small`, uncommitted])
    await writeFile(path.join(directory(), id), "bytes");
  const old = new Date(Date.now() - 25 * 60 * 60 * 1_000);
  for (const id of [stray, `${stray}.small`, complete]) await utimes(path.join(directory(), id), old, old);
  expect(await reconcileFiles()).toEqual({ strayBytes: [stray], strayRows: [withoutBytes] });
  await sweepUploads();
  expect([await storedFiles(stray), await stateOf(withoutBytes)]).toEqual([[], undefined]);
  expect([(await storedFiles(uncommitted)).length, await stateOf(complete)]).toEqual([1, "ready"]);
});

test("reconciliation refuses a store without most of the bytes and deletes no row", async () => {
  const ann = await addUploader("Ann");
  const ids = await Promise.all(Array.from({ length: 24 }, () => uploadFile(world.url, ann, pdf())));
  for (const id of ids) await rm(path.join(directory(), id));
  await expect(reconcileFiles()).rejects.toThrow("not the store");
  expect(await stateOf(ids[0] ?? "")).toBe("ready");
});
