import { randomBytes } from "node:crypto";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDirectRoom, sendText } from "@/tests/support/domain/fixtures";
import {
  addUploader,
  createUpload,
  sendChunk,
  startUploadServer,
  type UploadServer,
  uploadFile,
} from "@/tests/support/domain/upload-server";
import { S3_KEYS, startS3, type TestS3 } from "@/tests/support/fakes/s3";
import { pdf, picture } from "@/tests/support/samples/files";
import { readableFile } from "../attachments/queries";
import { reconcileFiles } from "../attachments/reconcile-files";
import { sweepUploads } from "../attachments/sweep-uploads";
import { serveFile } from "../http/serve-file";
import { deleteMessage } from "../messages/delete-message";
import { runtime } from "../platform/runtime";
import { S3Storage } from "./s3-storage";
import { storage } from "./storage";

let s3: TestS3;
let world: UploadServer;
beforeAll(async () => {
  s3 = await startS3();
  world = await startUploadServer(s3.settings);
});
afterAll(async () => {
  await world.close();
  await s3.stop();
});

const keys = (id: string) => [...s3.objects.keys()].filter((key) => key.startsWith(id)).sort();

test("a multipart upload whose completion failed is completed by the next HEAD, and can be sent", async () => {
  const [ann, bo] = [await addUploader("Ann"), await addUploader("Bo")];
  const bytes = randomBytes(6 * 1024 * 1024);
  const created = await createUpload(world.url, ann, bytes.length, "data.bin");
  const url = new URL(created.headers.get("location") ?? "", world.url).href;
  const id = url.split("/").at(-1) ?? "";
  s3.refusesCompletion = true;
  expect((await sendChunk(url, ann, 0, bytes)).status).toBeGreaterThanOrEqual(500);
  s3.refusesCompletion = false;
  const head = await fetch(url, { method: "HEAD", headers: ann.headers });
  expect(Number(head.headers.get("upload-offset"))).toBe(bytes.length);
  expect(s3.objects.get(id)?.bytes.equals(bytes)).toBe(true);
  const message = await sendText(ann, await addDirectRoom(ann, bo), "", { attachmentIds: [id] });
  expect(message.attachments).toMatchObject([{ id, size: bytes.length }]);
});

test("an upload to S3 resumes where it stopped, arrives byte for byte, and is served in ranges", async () => {
  const [ann, bo] = [await addUploader("Ann"), await addUploader("Bo")];
  const bytes = randomBytes(14 * 1024 * 1024);
  const created = await createUpload(world.url, ann, bytes.length, "data.bin");
  const url = new URL(created.headers.get("location") ?? "", world.url).href;
  const id = url.split("/").at(-1) ?? "";
  for (const [from, to] of [
    [0, 3_000_000],
    [3_000_000, 9_500_000],
    [9_500_000, bytes.length],
  ] as const) {
    const head = await fetch(url, { method: "HEAD", headers: ann.headers });
    expect(Number(head.headers.get("upload-offset"))).toBe(from);
    expect((await sendChunk(url, ann, from, bytes.subarray(from, to))).status).toBe(204);
  }
  expect(s3.objects.get(id)?.bytes.equals(bytes)).toBe(true);
  const { id: messageId } = await sendText(ann, await addDirectRoom(ann, bo), "", { attachmentIds: [id] });

  const file = await readableFile(bo, id);
  const part = await serveFile(
    new Request("http://x/", { headers: { range: "bytes=1000-1999" } }),
    file,
    false,
  );
  expect(part.status).toBe(206);
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(1_000, 2_000))).toBe(true);

  await deleteMessage(ann, messageId);
  expect([keys(id), s3.multipartUploads.size]).toEqual([[], 0]);
  expect(s3.rejectedSignatures).toBe(0);
});

test("a picture is stored in S3 with its thumbnails, and all of it is removed with its message", async () => {
  const [ann, bo] = [await addUploader("Ann"), await addUploader("Bo")];
  const id = await uploadFile(world.url, ann, await picture("png", 800, 600), "a.png");
  expect(keys(id)).toEqual(expect.arrayContaining([id, `${id}.large`, `${id}.small`]));
  const { id: messageId } = await sendText(ann, await addDirectRoom(ann, bo), "", { attachmentIds: [id] });
  await deleteMessage(ann, messageId);
  expect(keys(id)).toEqual([]);
});

test("an aborted upload leaves no parts for which the store would bill", async () => {
  const ann = await addUploader("Ann");
  const created = await createUpload(world.url, ann, 20_000_000);
  const url = new URL(created.headers.get("location") ?? "", world.url).href;
  await sendChunk(url, ann, 0, randomBytes(9_000_000));
  expect(s3.multipartUploads.size).toBe(1);
  expect((await fetch(url, { method: "DELETE", headers: ann.headers })).status).toBe(204);
  expect([s3.multipartUploads.size, keys(url.split("/").at(-1) ?? "")]).toEqual([0, []]);
});

test("objects without a row and rows without an object are found in S3 too", async () => {
  const ann = await addUploader("Ann");
  const [complete, withoutBytes] = [
    await uploadFile(world.url, ann, pdf()),
    await uploadFile(world.url, ann, pdf()),
  ];
  s3.objects.delete(withoutBytes);
  const stray = crypto.randomUUID();
  const old = new Date(Date.now() - 25 * 60 * 60 * 1_000);
  s3.objects.set(stray, { bytes: pdf(), metadata: {}, modifiedAt: old });
  expect(await reconcileFiles()).toEqual({ strayBytes: [stray], strayRows: [withoutBytes] });
  await sweepUploads();
  expect(await runtime("sql")`select 1 from attachments where id = ${withoutBytes}`).toEqual([]);
  expect(await text(await storage().open(complete))).toContain("%PDF");
});

test("the fake store checks signatures: nothing can be read with another secret", async () => {
  const { S3_ENDPOINT = "", S3_BUCKET = "" } = s3.settings;
  const stranger = new S3Storage({
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    ...S3_KEYS,
    secretAccessKey: "another",
  });
  await expect(stranger.open("anything")).rejects.toThrow();
  expect(s3.rejectedSignatures).toBe(1);
});
