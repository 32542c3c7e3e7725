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

test("what nobody has sent within 24 hours goes, and what was sent stays", async () => {
  const [ann, bo] = [await addUploader("Ann"), await addUploader("Bo")];
  const [sent, late, young] = await Promise.all([1, 2, 3].map(() => uploadFile(world.url, ann, pdf())));
  if (!sent || !late || !young) throw new Error("three were uploaded");
  await sendText(ann, await addDirectRoom(ann, bo), "", { attachmentIds: [sent] });
  await age(sent, 48);
  await age(late, 25);
  await age(young, 23);
  expect(await sweepUploads()).toMatchObject({ expired: 1, removed: 1 });
  expect([await stateOf(sent), await stateOf(late), await stateOf(young)]).toEqual([
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

test("what a crash left unknown is identified", async () => {
  const id = await uploadFile(world.url, await addUploader("Ann"), await picture("png"));
  await runtime("sql")`update attachments set state = 'received', kind = null where id = ${id}`;
  await age(id, 1);
  expect(await sweepUploads()).toMatchObject({ identified: 1 });
  expect(await stateOf(id)).toBe("ready");
});

test("what a crash left among temporary files goes once nobody can be at work on it", async () => {
  const [left, inUse] = [`parley-scratch-${randomUUID()}`, `parley-scratch-${randomUUID()}`];
  for (const name of [left, inUse]) {
    await mkdir(path.join(tmpdir(), name));
    await writeFile(path.join(tmpdir(), name, "original"), "bytes");
  }
  const before = new Date(Date.now() - 2 * 60 * 60 * 1_000);
  await utimes(path.join(tmpdir(), left), before, before);
  await sweepUploads();
  const there = await readdir(tmpdir());
  expect([there.includes(left), there.includes(inUse)]).toEqual([false, true]);
  await rm(path.join(tmpdir(), inUse), { recursive: true });
});

test("bytes without a row and rows without bytes are found and removed, and nothing else", async () => {
  const ann = await addUploader("Ann");
  const [whole, hollow] = [await uploadFile(world.url, ann, pdf()), await uploadFile(world.url, ann, pdf())];
  await rm(path.join(directory(), hollow));
  const [stray, coming] = [randomUUID(), randomUUID()];
  for (const id of [stray, `${stray}.small`, coming]) await writeFile(path.join(directory(), id), "bytes");
  const old = new Date(Date.now() - 25 * 60 * 60 * 1_000);
  for (const id of [stray, `${stray}.small`, whole]) await utimes(path.join(directory(), id), old, old);
  expect(await reconcileFiles()).toEqual({ strayBytes: [stray], strayRows: [hollow] });
  await sweepUploads();
  expect([await storedFiles(stray), await stateOf(hollow)]).toEqual([[], undefined]);
  expect([(await storedFiles(coming)).length, await stateOf(whole)]).toEqual([1, "ready"]);
});

test("a store that has lost nearly everything is taken for the wrong one, and nothing is touched", async () => {
  const ann = await addUploader("Ann");
  const ids = await Promise.all(Array.from({ length: 24 }, () => uploadFile(world.url, ann, pdf())));
  for (const id of ids) await rm(path.join(directory(), id));
  await expect(reconcileFiles()).rejects.toThrow("not the one");
  expect(await stateOf(ids[0] ?? "")).toBe("ready");
});
