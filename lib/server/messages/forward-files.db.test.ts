import { randomUUID } from "node:crypto";
import { readdir, rm, utimes } from "node:fs/promises";
import path from "node:path";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Message } from "@/lib/contract/messages";
import { addDirectRoom, addGroup, sendText } from "@/tests/support/domain/fixtures";
import {
  addUploader,
  startUploadServer,
  type UploadServer,
  uploadFile,
} from "@/tests/support/domain/upload-server";
import { pdf, picture } from "@/tests/support/samples/files";
import type { Actor } from "../accounts/actor/actor";
import { purgeDeletingFiles } from "../attachments/purge-deleting-files";
import { readableFile } from "../attachments/queries";
import { reconcileFiles } from "../attachments/reconcile-files";
import { sweepUploads } from "../attachments/sweep-uploads";
import { serveFile, serveThumbnail } from "../http/serve-file";
import { runtime } from "../platform/runtime";
import { deleteRoom } from "../rooms/delete-room";
import { removeMember } from "../rooms/remove-member";
import { roomFiles } from "../rooms/room-files";
import { deleteMessage } from "./delete-message";

const QUOTA = 300_000;
let world: UploadServer;
beforeAll(async () => {
  world = await startUploadServer({ UPLOAD_QUOTA: `${QUOTA}`, STORAGE_QUOTA: "50MiB" });
});
afterAll(() => world.close());

const refusal = (code: string) => expect.objectContaining({ code });
const unreadableFiles = expect.objectContaining({
  code: "invalid",
  details: { fields: { forwardedFileIds: expect.any(String) } },
});
const storedFiles = async (id: string) =>
  (await readdir(path.join(world.dataDir, "uploads"))).filter((name) => name.startsWith(id));
const rowsOf = async (owner: Actor) =>
  runtime("sql")<{ id: string; bytesId: string | null; messageId: string | null }[]>`
    select id, bytes_id, message_id from attachments where owner_id = ${owner.userId} order by created_at`;
const fileOf = (message: Message) => message.attachments[0]?.id ?? "";
const forward = (who: Actor, roomId: string, message: Message, more: object = {}) =>
  sendText(who, roomId, message.content, {
    forwardedFileIds: message.attachments.map(({ id }) => id),
    ...more,
  });
const bytesOf = async (who: Actor, id: string) =>
  Buffer.from(
    await (await serveFile(new Request("http://x/"), await readableFile(who, id), false)).arrayBuffer(),
  );

/** Creates a message of Ann to Bo with an image and a PDF, and a second room of Bo and Cy. */
async function createForwardFixture() {
  const [ann, bo, cy] = [await addUploader("Ann"), await addUploader("Bo"), await addUploader("Cy")];
  const [first, second] = [await addGroup(ann, bo), await addGroup(bo, cy)];
  const photo = await uploadFile(world.url, ann, await picture("png", 200, 100), "photo.png");
  const paper = await uploadFile(world.url, ann, pdf(), "paper.pdf");
  const original = await sendText(ann, first, "see", { attachmentIds: [photo, paper] });
  return { ann, bo, cy, first, second, photo, paper, original };
}

test("P7 P10 a forwarded file has its own id, shares the bytes and is readable in its own room only", async () => {
  const { ann, bo, cy, second, photo, original } = await createForwardFixture();
  const forwarded = await forward(bo, second, original);
  const visibleFields = ({ id: _, url: __, thumbnailUrl: ___, ...rest }: Message["attachments"][number]) =>
    rest;
  expect(forwarded).toMatchObject({ content: "see", type: "file", senderId: bo.userId });
  expect(forwarded.attachments.map(visibleFields)).toEqual(original.attachments.map(visibleFields));
  const copy = fileOf(forwarded);
  expect(copy).not.toBe(photo);
  expect((await bytesOf(cy, copy)).equals(await bytesOf(ann, photo))).toBe(true);
  const thumbnail = await serveThumbnail(new Request("http://x/"), await readableFile(cy, copy), "small");
  expect([thumbnail.status, (await storedFiles(copy)).length]).toEqual([200, 0]);
  // Members of one room cannot read the file of the other.
  await expect(readableFile(cy, photo)).rejects.toEqual(refusal("not_found"));
  await expect(readableFile(ann, copy)).rejects.toEqual(refusal("not_found"));
  expect(
    (await roomFiles(cy, second, { kind: "media" })).files.map(({ attachment }) => attachment.id),
  ).toEqual([copy]);
  // A forwarded file can be forwarded again.
  const third = await forward(cy, await addDirectRoom(cy, ann), forwarded);
  expect((await bytesOf(ann, fileOf(third))).equals(await bytesOf(cy, copy))).toBe(true);
});

test("P9 bytes are deleted with the last message that refers to them", async () => {
  const { ann, bo, cy, second, photo, paper, original } = await createForwardFixture();
  const forwarded = await forward(bo, second, original);
  const again = await forward(cy, second, forwarded);
  await deleteMessage(ann, original.id);
  expect([(await storedFiles(photo)).length > 2, (await storedFiles(paper)).length > 0]).toEqual([
    true,
    true,
  ]);
  await expect(readableFile(ann, photo)).rejects.toEqual(refusal("not_found"));
  expect((await bytesOf(cy, fileOf(forwarded))).length).toBeGreaterThan(0);
  // Old bytes whose own row is deleted are not stray while another row refers to them.
  const old = new Date(Date.now() - 25 * 60 * 60 * 1_000);
  for (const name of [...(await storedFiles(photo)), ...(await storedFiles(paper))])
    await utimes(path.join(world.dataDir, "uploads", name), old, old);
  expect(await reconcileFiles()).toEqual({ strayBytes: [], strayRows: [] });
  await sweepUploads();
  await deleteMessage(bo, forwarded.id);
  expect((await bytesOf(cy, fileOf(again))).length).toBeGreaterThan(0);
  await deleteRoom(bo, second);
  expect([await storedFiles(photo), await storedFiles(paper)]).toEqual([[], []]);
  for (const who of [ann, bo, cy]) expect(await rowsOf(who)).toEqual([]);
});

test("P3 P10 only files that the sender may read are forwarded, each once; a refusal leaves nothing", async () => {
  const { ann, bo, cy, first, second, photo, paper, original } = await createForwardFixture();
  const withCy = await addDirectRoom(cy, bo);
  await expect(forward(cy, withCy, original)).rejects.toEqual(unreadableFiles);
  const unsent = await uploadFile(world.url, bo, pdf());
  for (const forwardedFileIds of [[randomUUID()], [photo, photo], [photo, randomUUID()], [unsent]])
    await expect(sendText(bo, second, "", { forwardedFileIds })).rejects.toEqual(unreadableFiles);
  await expect(sendText(bo, second, "", { forwardedFileIds: [photo], type: "video" })).rejects.toEqual(
    refusal("invalid"),
  );
  await expect(forward(bo, await addDirectRoom(ann, cy), original)).rejects.toEqual(refusal("not_found"));
  // A forwarded file cannot be sent as an upload.
  await expect(sendText(bo, second, "", { attachmentIds: [photo] })).rejects.toEqual(refusal("invalid"));
  await removeMember(ann, first, bo.userId);
  await expect(forward(bo, second, original)).rejects.toEqual(unreadableFiles);
  await deleteMessage(ann, original.id);
  await expect(forward(ann, await addDirectRoom(ann, cy), original)).rejects.toEqual(unreadableFiles);
  expect(await rowsOf(bo)).toEqual([expect.objectContaining({ id: unsent })]);
  expect([await rowsOf(cy), await storedFiles(photo), await storedFiles(paper)]).toEqual([[], [], []]);
});

test("P2 P12 a retry returns the same message and files, at once and after the original was deleted", async () => {
  const { ann, bo, second, original } = await createForwardFixture();
  const id = uuidv7();
  const [one, two] = await Promise.all([
    forward(bo, second, original, { id }),
    forward(bo, second, original, { id }),
  ]);
  expect(two).toEqual(one);
  expect(await rowsOf(bo)).toHaveLength(2);
  await deleteMessage(ann, original.id);
  expect(await forward(bo, second, original, { id })).toEqual(one);
  expect((await bytesOf(bo, fileOf(one))).length).toBeGreaterThan(0);
});

test("copies left by a crash before their message are unreadable, used by a retry, or swept", async () => {
  const { ann, bo, second, photo, paper, original } = await createForwardFixture();
  // The state after the crash: the rows of the copies exist, the message does not.
  const id = uuidv7();
  const { copyFiles } = await import("../attachments/copy-files");
  const copies = await copyFiles(bo, id, [photo, paper]);
  const [first = copies[0]] = copies;
  await expect(readableFile(bo, first?.id ?? "")).rejects.toEqual(refusal("not_found"));
  await expect(sendText(bo, second, "", { attachmentIds: [first?.id ?? ""] })).rejects.toEqual(
    refusal("invalid"),
  );
  const sent = await forward(bo, second, original, { id });
  expect(sent.attachments.map((file) => file.id)).toEqual(copies.map((copy) => copy.id));

  await copyFiles(bo, uuidv7(), [photo]);
  await runtime("sql")`
    update attachments set created_at = now() - interval '25 hours' where owner_id = ${bo.userId} and message_id is null`;
  expect(await sweepUploads()).toMatchObject({ expired: 1, removed: 1 });
  expect(await rowsOf(bo)).toHaveLength(2);
  expect((await bytesOf(ann, photo)).length).toBeGreaterThan(0);
});

test("bytes count once per user, and a forward beyond the quota is refused", async () => {
  const [ann, bo] = [await addUploader("Ann"), await addUploader("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  const big = await uploadFile(world.url, ann, Buffer.alloc(200_000, 1), "big.bin");
  const original = await sendText(ann, roomId, "", { attachmentIds: [big] });
  // Forwarding own bytes again, and another user's bytes a second time, takes no more of the quota.
  const forwardedByAnn = await forward(ann, roomId, original);
  await forward(ann, roomId, forwardedByAnn);
  await uploadFile(world.url, ann, Buffer.alloc(90_000), "rest.bin");
  const forwardedByBo = await forward(bo, roomId, original);
  await forward(bo, roomId, forwardedByBo);
  await uploadFile(world.url, bo, Buffer.alloc(90_000), "rest.bin");
  const full = await addUploader("Cy");
  await uploadFile(world.url, full, Buffer.alloc(150_000), "own.bin");
  const shared = await addGroup(ann, full);
  const received = await forward(ann, shared, original);
  await expect(forward(full, shared, received)).rejects.toEqual(refusal("storage_full"));
  expect(await rowsOf(full)).toHaveLength(1);
  // The bytes count for the owner of a copy after the original is deleted.
  await deleteMessage(ann, original.id);
  await expect(uploadFile(world.url, bo, Buffer.alloc(50_000))).rejects.toThrow("storage_full");
});

test("a file deleted while it is forwarded is either refused or forwarded whole", async () => {
  for (let round = 0; round < 6; round += 1) {
    const [ann, bo] = [await addUploader("Ann"), await addUploader("Bo")];
    const [roomId, other] = [await addDirectRoom(ann, bo), await addGroup(bo, ann)];
    const file = await uploadFile(world.url, ann, pdf());
    const original = await sendText(ann, roomId, "", { attachmentIds: [file] });
    const [, ...attempts] = await Promise.allSettled([
      deleteMessage(ann, original.id),
      ...Array.from({ length: 4 }, () => forward(bo, other, original)),
    ]);
    await purgeDeletingFiles();
    const sent = attempts.filter((one) => one.status === "fulfilled");
    for (const { value } of sent) expect((await bytesOf(ann, fileOf(value))).length).toBe(pdf().length);
    for (const one of attempts) if (one.status === "rejected") expect(one.reason).toEqual(unreadableFiles);
    expect(await rowsOf(bo)).toHaveLength(sent.length);
    expect((await storedFiles(file)).length > 0).toBe(sent.length > 0);
  }
});

test("concurrent deletions of messages with the same bytes delete them with the last one, not earlier", async () => {
  const { ann, bo, second, photo, original } = await createForwardFixture();
  const forwarded = await Promise.all(Array.from({ length: 8 }, () => forward(bo, second, original)));
  const [last, ...others] = forwarded;
  await Promise.all([deleteMessage(ann, original.id), ...others.map(({ id }) => deleteMessage(bo, id))]);
  if (!last) throw new Error("eight were sent");
  expect((await bytesOf(bo, fileOf(last))).length).toBeGreaterThan(0);
  await deleteMessage(bo, last.id);
  expect([await storedFiles(photo), await rowsOf(bo)]).toEqual([[], []]);
});

test("reconciliation reports every row whose bytes are lost", async () => {
  const { bo, second, photo, original } = await createForwardFixture();
  const forwarded = await forward(bo, second, original);
  await rm(path.join(world.dataDir, "uploads", photo));
  const { strayRows } = await reconcileFiles();
  expect(strayRows.toSorted()).toEqual([photo, fileOf(forwarded)].toSorted());
});
