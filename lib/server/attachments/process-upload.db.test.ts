import { randomBytes } from "node:crypto";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addUploader,
  startUploadServer,
  type UploadServer,
  uploadFile,
} from "@/tests/support/domain/upload-server";
import {
  animatedGif,
  htmlGif,
  jpegWithGps,
  pdf,
  picture,
  pngBomb,
  svgWithScript,
  wav,
  zip,
} from "@/tests/support/samples/files";
import { videoFile, voiceRecording } from "@/tests/support/samples/videos";
import { runtime } from "../platform/runtime";
import type { AttachmentRow } from "./attachment-row";

let world: UploadServer;
beforeAll(async () => {
  world = await startUploadServer();
});
afterAll(() => world.close());

async function uploadAndLoad(bytes: Uint8Array, name: string): Promise<AttachmentRow & { file: string }> {
  const id = await uploadFile(world.url, await addUploader("Ann"), bytes, name);
  const [row] = await runtime("sql")<AttachmentRow[]>`select * from attachments where id = ${id}`;
  if (!row) throw new Error("the upload has no row");
  return { ...row, file: path.join(world.dataDir, "uploads", id) };
}

test("a photo is served upright and without metadata such as its location", async () => {
  const sent = await jpegWithGps();
  expect(sent.includes("Telephone")).toBe(true);
  const { file, ...row } = await uploadAndLoad(sent, "holiday.jpg");
  expect(row).toMatchObject({ kind: "image", mime: "image/jpeg", width: 60, height: 80, hasThumbnail: true });
  expect(row.thumbhash).toMatch(/^[\w+/]+=*$/);
  const served = await sharp(file).metadata();
  expect(served).toMatchObject({ format: "jpeg", width: 60, height: 80 });
  for (const field of [served.exif, served.xmp, served.iptc, served.icc, served.orientation])
    expect(field).toBeUndefined();
});

test.each(["png", "webp", "avif"] as const)("a %s keeps its format", async (format) => {
  const { file, ...row } = await uploadAndLoad(await picture(format), "picture");
  expect(row).toMatchObject({ kind: "image", mime: `image/${format}`, width: 64, height: 48 });
  expect((await sharp(file).metadata()).width).toBe(64);
});

test("a large image has two WebP thumbnails", async () => {
  const { file, ...row } = await uploadAndLoad(await picture("png", 2_600, 2_000), "large.png");
  expect(row).toMatchObject({ width: 2_600, height: 2_000 });
  expect(await sharp(`${file}.large`).metadata()).toMatchObject({
    format: "webp",
    width: 1_280,
    height: 985,
  });
  expect(await sharp(`${file}.small`).metadata()).toMatchObject({ format: "webp", width: 360, height: 277 });
});

test("an image of ten megabytes is processed like any other", async () => {
  const side = 1_900;
  const bytes = await sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  expect(bytes.length).toBeGreaterThan(10_000_000);
  expect(await uploadAndLoad(bytes, "large.png")).toMatchObject({ kind: "image", width: side, height: side });
});

test("an animated GIF stays animated, and its thumbnail is still", async () => {
  const { file, ...row } = await uploadAndLoad(await animatedGif(), "dance.gif");
  expect(row).toMatchObject({ kind: "image", mime: "image/gif", width: 20, height: 20 });
  expect((await sharp(file).metadata()).pages).toBe(3);
  expect((await sharp(`${file}.small`).metadata()).pages ?? 1).toBe(1);
});

test("an image with too many pixels or frames is not decoded and becomes a document", async () => {
  const bomb = pngBomb();
  expect(bomb.length).toBeLessThan(20_000);
  expect(await uploadAndLoad(bomb, "bomb.png")).toMatchObject({ kind: "file", hasThumbnail: false });
  expect(await uploadAndLoad(await animatedGif(501), "long.gif")).toMatchObject({ kind: "file" });
});

test.each([
  ["picture.png", zip(), "application/zip"],
  ["drawing.svg", svgWithScript(), "text/plain"],
  ["page.gif", htmlGif(), "application/octet-stream"],
  ["page.html", Buffer.from("<!doctype html><script>alert(1)</script>"), "text/plain"],
  ["paper.pdf", pdf(), "application/pdf"],
  ["notes.txt", Buffer.from("Grüße"), "text/plain"],
  ["noise.jpg", randomBytes(2_000), "application/octet-stream"],
])("%s gets its type from its bytes and becomes a document", async (name, bytes, mime) => {
  expect(await uploadAndLoad(bytes, name)).toMatchObject({ kind: "file", name, mime, size: bytes.length });
});

test("a truncated image becomes a document", async () => {
  const bytes = await picture("png", 400, 400);
  expect(await uploadAndLoad(bytes.subarray(0, bytes.length / 2), "half.png")).toMatchObject({
    kind: "file",
    mime: "application/octet-stream",
  });
});

test("video and audio get their duration and dimensions", async () => {
  expect(await uploadAndLoad(await videoFile("mp4"), "a.mp4")).toMatchObject({
    kind: "video",
    mime: "video/mp4",
    width: 320,
    height: 240,
    durationMs: 1_000,
  });
  expect(await uploadAndLoad(await videoFile("webm"), "a.webm")).toMatchObject({
    kind: "video",
    mime: "video/webm",
    width: 320,
    height: 240,
    durationMs: 1_000,
  });
  // A WebM block has no duration, so the last one adds nothing.
  expect(await uploadAndLoad(await voiceRecording(3), "voice.webm")).toMatchObject({
    kind: "audio",
    mime: "audio/webm",
    width: null,
    durationMs: 2_980,
  });
  expect(await uploadAndLoad(wav(2), "two.wav")).toMatchObject({
    kind: "audio",
    mime: "audio/wav",
    durationMs: 2_000,
  });
});
