import { randomBytes } from "node:crypto";
import { readdir, readFile, rm, symlink } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDirectRoom, sendText } from "@/tests/support/domain/fixtures";
import {
  addUploader,
  createUpload,
  sendChunk,
  startUploadServer,
  type Uploader,
  type UploadServer,
  uploadFile,
} from "@/tests/support/domain/upload-server";
import { sealSessionToken } from "../accounts/auth/session-token";
import { createSession } from "../accounts/sessions/create-session";
import { endSessions } from "../accounts/sessions/revoke-sessions";
import type { AttachmentRow } from "../attachments/attachment-row";
import { readableFile } from "../attachments/queries";
import { sweepUploads } from "../attachments/sweep-uploads";
import { runtime } from "../platform/runtime";

let world: UploadServer;
beforeAll(async () => {
  world = await startUploadServer({ UPLOAD_QUOTA: "1MiB" });
});
afterAll(() => world.close());

const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code;
const head = (url: string, uploader: Uploader) => fetch(url, { method: "HEAD", headers: uploader.headers });
const stored = (id: string) =>
  readdir(path.join(world.dataDir, "uploads")).then((all) => all.filter((name) => name.startsWith(id)));
async function rowOf(id: string): Promise<AttachmentRow | undefined> {
  const [row] = await runtime("sql")<AttachmentRow[]>`select * from attachments where id = ${id}`;
  return row;
}

async function startUpload(
  uploader: Uploader,
  size: number,
  name?: string,
): Promise<{ url: string; id: string }> {
  const created = await createUpload(world.url, uploader, size, name);
  expect(created.status).toBe(201);
  const { href } = new URL(created.headers.get("location") ?? "", world.url);
  return { url: href, id: href.split("/").at(-1) ?? "" };
}

/** Sends a part of the announced body and closes the connection. */
async function cutOff(url: string, uploader: Uploader, announced: number, chunk: Uint8Array): Promise<void> {
  const headers = {
    ...uploader.headers,
    "upload-offset": "0",
    "content-type": "application/offset+octet-stream",
    "content-length": `${announced}`,
  };
  const request = httpRequest(url, { method: "PATCH", headers });
  const closed = new Promise((resolve) => request.once("error", resolve));
  await new Promise<void>((resolve) => request.write(chunk, () => resolve()));
  await expect.poll(async () => (await stored(url.split("/").at(-1) ?? "")).length).toBeGreaterThan(0);
  setTimeout(() => request.destroy(), 50);
  await closed;
}

describe("an upload", () => {
  test("resumes after a lost connection and arrives byte for byte", async () => {
    const ann = await addUploader("Ann");
    const bytes = randomBytes(300_000);
    const { url, id } = await startUpload(ann, bytes.length, "../../data.bin");
    await cutOff(url, ann, bytes.length, bytes.subarray(0, 120_000));
    await expect.poll(async () => Number((await head(url, ann)).headers.get("upload-offset"))).toBe(120_000);
    const rest = await sendChunk(url, ann, 120_000, bytes.subarray(120_000));
    expect([rest.status, rest.headers.get("upload-offset")]).toEqual([204, "300000"]);
    expect(await rowOf(id)).toMatchObject({
      state: "ready",
      name: "data.bin",
      kind: "file",
      mime: "application/octet-stream",
      size: 300_000,
    });
    expect((await stored(id)).sort()).toEqual([id, `${id}.json`]);
    expect((await head(url, ann)).headers.get("upload-offset")).toBe("300000");
  });

  test("that a crash stopped after its last byte can be sent once HEAD has said that it is complete", async () => {
    const [ann, bo] = [await addUploader("Ann"), await addUploader("Bo")];
    const { url, id } = await startUpload(ann, 1_000);
    await sendChunk(url, ann, 0, randomBytes(1_000));
    await runtime("sql")`
      update attachments set state = 'uploading' where id = ${id}`;
    expect((await head(url, ann)).headers.get("upload-offset")).toBe("1000");
    const message = await sendText(ann, await addDirectRoom(ann, bo), "", { attachmentIds: [id] });
    expect(message.attachments).toMatchObject([{ id, size: 1_000 }]);
  });

  test("of zero bytes is complete at once", async () => {
    const ann = await addUploader("Ann");
    const id = await uploadFile(world.url, ann, new Uint8Array());
    expect(await rowOf(id)).toMatchObject({ state: "ready", size: 0 });
  });

  test("reports until when it can be resumed", async () => {
    const created = await createUpload(world.url, await addUploader("Ann"), 10);
    const expires = Date.parse(created.headers.get("upload-expires") ?? "");
    expect(expires - Date.now()).toBeGreaterThan(23 * 60 * 60 * 1_000);
  });

  test("that is terminated leaves nothing", async () => {
    const ann = await addUploader("Ann");
    const { url, id } = await startUpload(ann, 1_000);
    await sendChunk(url, ann, 0, randomBytes(400));
    expect((await fetch(url, { method: "DELETE", headers: ann.headers })).status).toBe(204);
    expect([await rowOf(id), await stored(id)]).toEqual([undefined, []]);
    expect((await head(url, ann)).status).toBe(404);
  });

  test("P10 is accessible to its owner only", async () => {
    const [ann, bo] = [await addUploader("Ann"), await addUploader("Bo")];
    const { url, id } = await startUpload(ann, 1_000);
    expect((await head(url, bo)).status).toBe(404);
    const foreign = await sendChunk(url, bo, 0, randomBytes(1_000));
    expect([foreign.status, await codeOf(foreign)]).toEqual([404, "not_found"]);
    expect((await fetch(url, { method: "DELETE", headers: bo.headers })).status).toBe(404);
    expect(await rowOf(id)).toMatchObject({ state: "uploading" });
    const nobody = await fetch(world.url, { method: "POST", headers: { "tus-resumable": "1.0.0" } });
    expect([nobody.status, await codeOf(nobody)]).toEqual([401, "unauthenticated"]);
  });
});

describe("bad input changes nothing", () => {
  test("a wrong offset, more than declared, and an upload that is complete", async () => {
    const ann = await addUploader("Ann");
    const { url } = await startUpload(ann, 1_000);
    const wrong = await sendChunk(url, ann, 5, randomBytes(10));
    expect([wrong.status, await codeOf(wrong)]).toEqual([409, "conflict"]);
    expect((await sendChunk(url, ann, -1, randomBytes(10))).status).toBe(400);
    const longer = await sendChunk(url, ann, 0, randomBytes(1_001));
    expect([longer.status, await codeOf(longer)]).toEqual([413, "too_large"]);
    expect((await head(url, ann)).headers.get("upload-offset")).toBe("0");
    await sendChunk(url, ann, 0, randomBytes(1_000));
    expect((await sendChunk(url, ann, 1_000, randomBytes(1))).status).toBe(409);
  });

  test.each([
    [-1, 400, "invalid"],
    ["many", 400, "invalid"],
    [100 * 1024 * 1024 + 1, 413, "too_large"],
    [2 * 1024 * 1024, 507, "storage_full"],
  ])("a length of %s is refused", async (length, status, code) => {
    const refused = await createUpload(world.url, await addUploader("Ann"), length);
    expect([refused.status, await codeOf(refused)]).toEqual([status, code]);
  });

  test("concurrent writers of one upload write each byte once", async () => {
    const ann = await addUploader("Ann");
    const bytes = randomBytes(600_000);
    const { url, id } = await startUpload(ann, bytes.length);
    const responses = await Promise.all([0, 1, 2].map(() => sendChunk(url, ann, 0, bytes)));
    expect(responses.map(({ status }) => status).toSorted()).toEqual([204, 409, 409]);
    for (const response of responses.filter(({ ok }) => !ok)) expect(await codeOf(response)).toBe("conflict");
    expect((await readFile(path.join(world.dataDir, "uploads", id))).equals(bytes)).toBe(true);
  });

  test("an upload abandoned at 99 % is no file, and its storage is freed", async () => {
    const ann = await addUploader("Ann");
    const { url, id } = await startUpload(ann, 100_000);
    await cutOff(url, ann, 100_000, randomBytes(99_000));
    await expect.poll(async () => Number((await head(url, ann)).headers.get("upload-offset"))).toBe(99_000);
    await expect(readableFile(ann, id)).rejects.toMatchObject({ code: "not_found" });
    await runtime("sql")`update attachments set created_at = now() - interval '25 hours' where id = ${id}`;
    expect(await sweepUploads()).toMatchObject({ expired: 1 });
    expect([await rowOf(id), await stored(id)]).toEqual([undefined, []]);
    expect((await head(url, ann)).status).toBe(404);
  });

  test("a deferred length is refused, since the quota could not hold", async () => {
    const ann = await addUploader("Ann");
    const headers = { ...ann.headers, "upload-defer-length": "1" };
    const refused = await fetch(world.url, { method: "POST", headers });
    expect([refused.status, await codeOf(refused)]).toEqual([501, "invalid"]);
  });

  test("an unknown upload and a malformed id", async () => {
    const ann = await addUploader("Ann");
    for (const last of [crypto.randomUUID(), "..%2f..%2fsecret", "nothing"])
      expect((await sendChunk(`${world.url}/${last}`, ann, 0, randomBytes(1))).status).toBe(404);
  });
});

describe("storage limits", () => {
  test("concurrent uploads cannot exceed the quota together", async () => {
    const ann = await addUploader("Ann");
    const all = await Promise.all(Array.from({ length: 8 }, () => createUpload(world.url, ann, 300_000)));
    expect(all.map((created) => created.status).filter((status) => status === 201)).toHaveLength(3);
    expect(all.map((created) => created.status).filter((status) => status === 507)).toHaveLength(5);
  });

  test("P20 a full disk is storage_full, and the partial file is removed", async () => {
    const ann = await addUploader("Ann");
    const { url, id } = await startUpload(ann, 200_000);
    const file = path.join(world.dataDir, "uploads", id);
    await rm(file);
    await symlink("/dev/full", file);
    const refused = await sendChunk(url, ann, 0, randomBytes(200_000));
    expect([refused.status, await codeOf(refused)]).toEqual([507, "storage_full"]);
    expect([await rowOf(id), await stored(id)]).toEqual([undefined, []]);
  });
});

test("P11 an upload cannot continue in a session that has ended, but in another session of its owner", async () => {
  const ann = await addUploader("Ann");
  const bytes = randomBytes(20_000);
  const { url } = await startUpload(ann, bytes.length);
  expect((await sendChunk(url, ann, 0, bytes.subarray(0, 10_000))).status).toBe(204);
  await endSessions(ann.userId, { only: ann.sessionId }, "revoked");
  const refused = await sendChunk(url, ann, 10_000, bytes.subarray(10_000));
  expect([refused.status, await codeOf(refused)]).toEqual([401, "unauthenticated"]);
  expect((await head(url, ann)).status).toBe(401);
  const sessionId = await createSession(ann.userId, { userAgent: null, ip: null });
  const bearer = await sealSessionToken({ sub: ann.userId, sid: sessionId });
  const newSession = { ...ann, sessionId, headers: { ...ann.headers, authorization: `Bearer ${bearer}` } };
  expect((await head(url, newSession)).headers.get("upload-offset")).toBe("10000");
  expect((await sendChunk(url, newSession, 10_000, bytes.subarray(10_000))).status).toBe(204);
});
