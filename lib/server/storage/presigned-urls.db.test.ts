import { afterAll, beforeAll, expect, test } from "vitest";
import { addGroup, addUser, sendText } from "@/tests/support/domain/fixtures";
import {
  addUploader,
  startUploadServer,
  type UploadServer,
  uploadFile,
} from "@/tests/support/domain/upload-server";
import { startS3, type TestS3 } from "@/tests/support/fakes/s3";
import { pdf, picture, svgWithScript } from "@/tests/support/samples/files";
import type { Actor } from "../accounts/actor/actor";
import { readableFile } from "../attachments/queries";
import { serveFile, serveThumbnail } from "../http/serve-file";
import { deleteMessage } from "../messages/delete-message";
import { removeMember } from "../rooms/remove-member";
import { PRESIGNED_URL_SECONDS } from "./s3-storage";

let s3: TestS3;
let world: UploadServer;
beforeAll(async () => {
  s3 = await startS3();
  const { S3_ENDPOINT = "" } = s3.settings;
  world = await startUploadServer({
    ...s3.settings,
    S3_PUBLIC_URL: S3_ENDPOINT.replace("127.0.0.1", "localhost"),
  });
});
afterAll(async () => {
  await world.close();
  await s3.stop();
});

async function requestFile(
  actor: Actor,
  id: string,
  { download = false, method = "GET", headers = {} } = {},
) {
  const file = await readableFile(actor, id);
  return serveFile(new Request("http://x/", { method, headers }), file, download);
}
const presignedUrlOf = async (actor: Actor, id: string, download = false) =>
  (await requestFile(actor, id, { download })).headers.get("location") ?? "";
const missing = expect.objectContaining({ code: "not_found" });

test("P10 a member is redirected to the store for seconds; a stranger, a removed member and a deleted message are refused", async () => {
  const [ann, bo, cy] = [await addUploader("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo);
  const id = await uploadFile(world.url, ann, await picture("png", 300, 200), "harbour “1”.png");
  const { id: messageId } = await sendText(ann, roomId, "", { attachmentIds: [id] });

  const sent = await requestFile(bo, id);
  expect(sent.status).toBe(302);
  const kept = Number(/^private, max-age=(\d+)$/.exec(sent.headers.get("cache-control") ?? "")?.[1]);
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(PRESIGNED_URL_SECONDS);
  const url = sent.headers.get("location") ?? "";
  expect(url).toMatch(/^http:\/\/localhost:\d+\/parley-files\//);
  expect(new URL(url).searchParams.get("X-Amz-Expires")).toBe(`${PRESIGNED_URL_SECONDS}`);
  const got = await fetch(url);
  expect([got.status, got.headers.get("content-type")]).toEqual([200, "image/png"]);
  expect(got.headers.get("content-disposition")).toMatch(
    /^inline; filename="harbour _1_.png"; filename\*=UTF-8''/,
  );
  expect(Buffer.from(await got.arrayBuffer()).equals(s3.objects.get(id)?.bytes ?? Buffer.alloc(0))).toBe(
    true,
  );
  const part = await fetch(url, { headers: { range: "bytes=10-19" } });
  expect([part.status, part.headers.get("content-range")?.startsWith("bytes 10-19/")]).toEqual([206, true]);

  await expect(requestFile(cy, id)).rejects.toEqual(missing);
  await removeMember(ann, roomId, bo.userId);
  await expect(requestFile(bo, id)).rejects.toEqual(missing);
  await deleteMessage(ann, messageId);
  await expect(requestFile(ann, id)).rejects.toEqual(missing);
  expect((await fetch(await presignedUrlOf(ann, await uploadFile(world.url, ann, pdf())))).status).toBe(200);
  expect((await fetch(url)).status, "the object is removed with the message").toBe(404);
});

test("the store refuses a presigned URL that has expired or was changed", async () => {
  const ann = await addUploader("Ann");
  const [one, other] = [await uploadFile(world.url, ann, pdf()), await uploadFile(world.url, ann, pdf())];
  const url = await presignedUrlOf(ann, one);
  const changed = (change: (url: URL) => void) => {
    const changedUrl = new URL(url);
    change(changedUrl);
    return fetch(changedUrl);
  };
  expect((await changed(() => undefined)).status).toBe(200);
  const forged = [
    fetch(url.replace(one, other)),
    changed((url) => url.searchParams.set("X-Amz-Expires", "86400")),
    changed((url) => url.searchParams.set("response-content-type", "text/html")),
    changed((url) => url.searchParams.set("response-content-disposition", "inline")),
    changed((url) => url.searchParams.set("X-Amz-Signature", "0".repeat(64))),
    changed((url) => url.searchParams.append("uploads", "")),
  ];
  for (const { status } of await Promise.all(forged)) expect(status).toBe(403);
  for (const method of ["PUT", "DELETE", "HEAD"]) expect((await fetch(url, { method })).status).toBe(403);
  expect([s3.objects.has(one), s3.objects.has(other)]).toEqual([true, true]);
  s3.clockAheadMs = (PRESIGNED_URL_SECONDS + 1) * 1_000;
  expect((await fetch(url)).status).toBe(403);
  s3.clockAheadMs = 0;
  expect((await fetch(url)).status).toBe(200);
});

test("files that could run scripts are only downloaded, from the store too", async () => {
  const ann = await addUploader("Ann");
  const drawing = await fetch(
    await presignedUrlOf(ann, await uploadFile(world.url, ann, svgWithScript(), "drawing.svg")),
  );
  expect(drawing.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(drawing.headers.get("content-disposition")).toMatch(/^attachment; filename="drawing.svg"/);
  const page = Buffer.from("<!doctype html><script>alert(1)</script>");
  const html = await fetch(
    await presignedUrlOf(ann, await uploadFile(world.url, ann, page, "a\r\nX: y.html")),
  );
  expect(html.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(html.headers.get("content-disposition")).toMatch(/^attachment; filename="aX: y.html"/);
  const photo = await uploadFile(world.url, ann, await picture("png"), "a.png");
  expect((await fetch(await presignedUrlOf(ann, photo, true))).headers.get("content-disposition")).toMatch(
    /^attachment/,
  );
});

test("HEAD requests and thumbnails are answered by this server", async () => {
  const ann = await addUploader("Ann");
  const id = await uploadFile(world.url, ann, await picture("png", 300, 200), "a.png");
  const head = await requestFile(ann, id, { method: "HEAD" });
  expect([head.status, head.headers.get("content-type"), head.headers.get("etag")]).toEqual([
    200,
    "image/png",
    `"${id}"`,
  ]);
  const small = await serveThumbnail(new Request("http://x/"), await readableFile(ann, id), "small");
  expect([small.status, small.headers.get("content-type")]).toEqual([200, "image/webp"]);
});
