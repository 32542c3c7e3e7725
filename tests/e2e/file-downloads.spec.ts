import { randomBytes, randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { request } from "@/lib/client/connection/socket";
import { type Bot, createBot } from "../support/clients/bot";
import { uploadFile } from "../support/clients/upload-file";
import { expect, test } from "../support/pages/test";
import { jpegWithGps, svgWithScript } from "../support/samples/files";

const bearer = (who: Bot, more: Record<string, string> = {}) => ({
  authorization: `Bearer ${who.token}`,
  ...more,
});

test("P1 P9 P10 a picture is served to members only, with ranges and 304, until its message is deleted", async ({
  baseURL,
}) => {
  const [ann, bo, cy] = await Promise.all(["Ann", "Bo", "Cy"].map((name) => createBot(baseURL ?? "", name)));
  if (!ann || !bo || !cy) throw new Error("three have signed up");
  const room = await ann.createDirectRoom(bo);
  const attachmentId = await uploadFile(baseURL ?? "", ann, await jpegWithGps(), "holiday \u202e “1”.jpg");
  const get = (who: Bot, path: string, more: Record<string, string> = {}) =>
    fetch(`${baseURL}/api/files/${attachmentId}${path}`, { headers: bearer(who, more) });

  expect((await get(bo, "")).status).toBe(404);
  const id = uuidv7();
  const draft = { id, roomId: room.id, content: "", attachmentIds: [attachmentId] };
  const { message } = await request(ann.socket, "send_message", draft);
  const heard = await bo.waitForEvent("receive_message", ({ messages }) =>
    messages.some((one) => one.id === id),
  );
  expect(heard.messages[0]?.attachments).toEqual(message.attachments);
  expect(message).toMatchObject({ type: "image", attachments: [{ width: 60, height: 80, kind: "image" }] });

  const whole = await get(bo, "");
  const bytes = Buffer.from(await whole.arrayBuffer());
  expect(whole.status).toBe(200);
  expect(bytes.length).toBe(message.attachments[0]?.size);
  expect(bytes.includes("Telephone")).toBe(false);
  expect(whole.headers.get("content-type")).toBe("image/jpeg");
  expect(whole.headers.get("content-disposition")).toBe(
    `inline; filename="holiday _1_.jpg"; filename*=UTF-8''holiday%20%E2%80%9C1%E2%80%9D.jpg`,
  );
  expect(whole.headers.get("x-content-type-options")).toBe("nosniff");
  expect(whole.headers.get("cache-control")).toMatch(/^private/);
  expect(whole.headers.get("content-security-policy")).toContain("sandbox");
  const part = await get(bo, "", { range: "bytes=10-19" });
  expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 10-19/${bytes.length}`]);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20));
  expect((await get(bo, "", { range: `bytes=${bytes.length}-` })).status).toBe(416);
  expect((await get(bo, "", { "if-none-match": whole.headers.get("etag") ?? "" })).status).toBe(304);
  const saved = await get(bo, "?download=1");
  expect(saved.headers.get("content-disposition")).toMatch(/^attachment/);
  const thumbnail = await get(bo, "/thumbnail?size=small");
  expect([thumbnail.status, thumbnail.headers.get("content-type")]).toEqual([200, "image/webp"]);

  const missing = await fetch(`${baseURL}/api/files/${randomUUID()}`, { headers: bearer(cy) });
  for (const path of ["", "/thumbnail", "?download=1"]) {
    const foreign = await get(cy, path);
    expect(foreign.status).toBe(404);
  }
  expect(await (await get(cy, "")).text()).toBe(await missing.text());
  expect((await fetch(`${baseURL}/api/files/${attachmentId}`)).status).toBe(401);

  await request(ann.socket, "delete_message", { id });
  for (const who of [ann, bo])
    for (const path of ["", "/thumbnail"]) expect((await get(who, path)).status).toBe(404);
  for (const one of [ann, bo, cy]) one.close();
});

test("a file that could run in a browser is served as a download", async ({ baseURL }) => {
  const ann = await createBot(baseURL ?? "", "Ann");
  const id = await uploadFile(baseURL ?? "", ann, svgWithScript(), "drawing.svg");
  const answer = await fetch(`${baseURL}/api/files/${id}`, { headers: bearer(ann) });
  expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="drawing.svg"/);
  ann.close();
});

test("a message with a file larger than one chunk is sent over REST", async ({ baseURL }) => {
  const [ann, bo] = [await createBot(baseURL ?? "", "Ann"), await createBot(baseURL ?? "", "Bo")];
  const room = await ann.createDirectRoom(bo);
  const bytes = randomBytes(3_000_000);
  const attachmentIds = [await uploadFile(baseURL ?? "", ann, bytes, "noise.bin")];
  const body = { id: uuidv7(), content: "noise", attachmentIds };
  const { message } = await ann.api.post<{ message: { type: string } }>(
    `/api/rooms/${room.id}/messages`,
    body,
  );
  expect(message.type).toBe("file");
  const got = await fetch(`${baseURL}/api/files/${attachmentIds[0]}`, { headers: bearer(bo) });
  expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
  for (const one of [ann, bo]) one.close();
});

test("API answers are compressed; a text file is served uncompressed with its length", async ({
  baseURL,
}) => {
  const [ann, bo] = [await createBot(baseURL ?? "", "Ann"), await createBot(baseURL ?? "", "Bo")];
  const room = await ann.createDirectRoom(bo);
  const text = Buffer.from("all work and no play\n".repeat(1_000));
  const attachmentId = await uploadFile(baseURL ?? "", ann, text, "novel.txt");
  const content = "and here it is. ".repeat(200).trim();
  const draft = { id: uuidv7(), roomId: room.id, content, attachmentIds: [attachmentId] };
  await request(ann.socket, "send_message", draft);
  const get = (path: string, more: Record<string, string>) =>
    fetch(`${baseURL}/api/${path}`, { headers: bearer(bo, more) });

  const history = (coding: string) => get(`rooms/${room.id}/messages`, { "accept-encoding": coding });
  const [packed, plain] = [await history("gzip, br"), await history("identity")];
  expect(packed.headers.get("content-encoding")).toBe("br");
  expect(packed.headers.get("vary")?.toLowerCase()).toContain("accept-encoding");
  expect(plain.headers.get("content-encoding")).toBeNull();
  const answer = await packed.json();
  expect(answer).toEqual(await plain.json());
  expect(answer.messages[0].content).toBe(content);

  const file = await get(`files/${attachmentId}`, { "accept-encoding": "gzip, br" });
  expect(file.headers.get("content-encoding")).toBeNull();
  expect(file.headers.get("content-length")).toBe(`${text.length}`);
  expect(Buffer.from(await file.arrayBuffer())).toEqual(text);
  const part = await get(`files/${attachmentId}`, { "accept-encoding": "gzip, br", range: "bytes=21-41" });
  expect([part.status, await part.text()]).toEqual([206, "all work and no play\n"]);
  expect(part.headers.get("content-length")).toBe("21");
  const head = await fetch(`${baseURL}/api/files/${attachmentId}`, { method: "HEAD", headers: bearer(bo) });
  expect([head.status, head.headers.get("content-length")]).toEqual([200, `${text.length}`]);
});
