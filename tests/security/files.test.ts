import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import type { Attachment, Message } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import { htmlGif, pdf, picture, pngBomb, svgWithScript, zip } from "@/tests/support/samples/files";
import { call, callOk, codeOf } from "./support/call";
import { uploadFile } from "./support/fixtures";
import { type RegisteredUser, registerUser } from "./support/users";

let ann: RegisteredUser;
let bo: RegisteredUser;
let roomId: string;
beforeAll(async () => {
  [ann, bo] = [await registerUser("Ann"), await registerUser("Bo")];
  const { room } = await callOk<{ room: Room }>("POST", "/api/rooms", {
    token: ann.token,
    body: { kind: "group", title: "Files", userIds: [] },
  });
  roomId = room.id;
});

async function sent(bytes: Buffer<ArrayBuffer>, name: string): Promise<Attachment> {
  const id = await uploadFile(ann, bytes, name);
  const { message } = await callOk<{ message: Message }>("POST", `/api/rooms/${roomId}/messages`, {
    token: ann.token,
    body: { id: uuidv7(), content: "", attachmentIds: [id] },
  });
  const [attachment] = message.attachments;
  if (!attachment) throw new Error("the message has no file");
  return attachment;
}
const fetched = (path: string, headers = {}) => call("GET", path, { token: ann.token, headers });

describe("a file's type follows its bytes, and nothing in it runs", () => {
  test.each([
    ["a picture that is a page as well", htmlGif, "a.gif"],
    ["a drawing with a script", svgWithScript, "a.svg"],
    ["a page", () => Buffer.from("<!doctype html><script>alert(1)</script>"), "a.html"],
    ["a page by the name of a picture", () => Buffer.from("<html><script>alert(1)</script>"), "a.png"],
    ["a document with scripts", pdf, "a.pdf"],
    ["an archive by the name of a picture", zip, "a.jpg"],
    ["a script", () => Buffer.from("alert(1)"), "a.js"],
    ["a picture that would be 900 million pixels", pngBomb, "a.png"],
    [
      "a picture and an archive in one",
      async () => Buffer.concat([await picture("png"), zip()]),
      "a.png.zip",
    ],
    [
      "XML with an entity",
      () => Buffer.from('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
      "a.xml",
    ],
  ])("%s", async (_, bytes, name) => {
    const attachment = await sent(Buffer.from(await bytes()), name);
    const { status, headers, text } = await fetched(attachment.url);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "content-security-policy": expect.stringMatching(/default-src 'none'.*sandbox/),
      "cache-control": expect.stringContaining("private"),
    });
    expect(headers["content-type"]).not.toMatch(/html|svg|xml|javascript/);
    if (attachment.kind === "file") expect(headers["content-disposition"]).toMatch(/^attachment/);
    // Images are re-encoded, which drops appended data.
    else expect(text).not.toMatch(/<script/);
  });

  test("the type that the uploader claims is ignored", async () => {
    const bytes = Buffer.from("<script>alert(1)</script>");
    const metadata = `filename ${btoa("a.html")},filetype ${btoa("text/html")}`;
    const created = await call("POST", "/api/uploads", {
      token: ann.token,
      headers: {
        "tus-resumable": "1.0.0",
        "upload-length": `${bytes.length}`,
        "upload-metadata": metadata,
        "content-type": "application/offset+octet-stream",
      },
      body: bytes,
    });
    const id = String(created.headers.location).split("/").at(-1);
    expect((await fetched(`/api/files/${id}`)).headers["content-type"]).not.toContain("html");
  });
});

describe("a file name is sanitised", () => {
  test.each([
    ["a path", "../../etc/passwd", "passwd"],
    ["a path of Windows", "..\\..\\boot.ini", "boot.ini"],
    ["a header", 'a"\r\nSet-Cookie: x=y\r\n.txt', undefined],
    ["reversed direction", "invoice\u202efdp.exe", "invoicefdp.exe"],
    ["NUL", "a\u0000.png", "a.png"],
    ["dots", "..", "file"],
    ["nothing", "", "file"],
    ["markup", "<img src=x onerror=alert(1)>.txt", undefined],
    ["a thousand characters", `${"x".repeat(1_000)}.txt`, `${"x".repeat(176)}.txt`],
    ["two extensions", "a.txt;.exe", undefined],
  ])("%s", async (_, name, kept) => {
    const attachment = await sent(Buffer.from("text"), name);
    if (kept !== undefined) expect(attachment.name).toBe(kept);
    const { headers } = await fetched(`${attachment.url}?download=1`);
    expect(headers["set-cookie"]).toBeUndefined();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the test looks for control characters
    expect(headers["content-disposition"]).not.toMatch(/[\u0000-\u001f]/);
  });
});

describe("a Range header yields one range or the whole file", () => {
  const text = "0123456789";
  let url: string;
  beforeAll(async () => {
    ({ url } = await sent(Buffer.from(text), "a.txt"));
  });
  test.each([
    ["bytes=0-4", 206, "01234"],
    ["bytes=-3", 206, "789"],
    ["bytes=5-", 206, "56789"],
    ["bytes=0-999999999999", 206, text],
    ["bytes=10-", 416, ""],
    ["bytes=-0", 416, ""],
    ["bytes=4-2", 200, text],
    ["bytes=0-1,3-4", 200, text],
    [`bytes=${Array.from({ length: 1_000 }, () => "0-9").join()}`, 200, text],
    ["bytes=99999999999999999999-", 200, text],
    ["bytes=0x1-0x2", 200, text],
    ["bytes=--1", 200, text],
    ["items=0-1", 200, text],
    ["bytes", 200, text],
    ["bytes=-", 200, text],
  ])("%s", async (range, status, body) => {
    const answer = await fetched(url, { range });
    expect([answer.status, answer.text]).toEqual([status, body]);
  });
});

describe("an upload belongs to its creator and follows the protocol", () => {
  const TUS = { "tus-resumable": "1.0.0" };
  const PIECE = { ...TUS, "content-type": "application/offset+octet-stream" };
  const begin = (headers: Record<string, string>, who = ann) =>
    call("POST", "/api/uploads", { token: who.token, headers: { ...TUS, ...headers } });

  test.each([
    ["no length", {}],
    ["a negative length", { "upload-length": "-1" }],
    ["a length that is no number", { "upload-length": "1e3" }],
    ["more than a file may have", { "upload-length": "104857601" }],
    ["a length beyond numbers", { "upload-length": "9".repeat(40) }],
    ["a length that comes later", { "upload-defer-length": "1" }],
    ["parts to be put together", { "upload-length": "5", "upload-concat": "partial" }],
    ["a whole of others' parts", { "upload-concat": "final;/api/uploads/a /api/uploads/b" }],
    ["metadata that are none", { "upload-length": "5", "upload-metadata": "a b c,,, =" }],
    ["another version", { "upload-length": "5", "tus-resumable": "9.9.9" }],
  ])("%s", async (_, headers) => {
    const answer = await begin(headers);
    const made = String(answer.headers.location ?? "");
    if (answer.status === 201) {
      // An accepted request creates a normal upload, whatever else it asked for.
      expect(made).toMatch(/^\/api\/uploads\/[0-9a-f-]{36}$/);
      const { status } = await call("HEAD", made, { token: bo.token, headers: TUS });
      expect(status).toBe(404);
    } else {
      expect(answer.status).toBeLessThan(502);
      expect(codeOf(answer)).toMatch(/^(invalid|too_large|storage_full|conflict)$/);
    }
  });

  test.each([
    ["a place that is not next", "3", 409],
    ["a place before the beginning", "-1", 400],
    ["a place that is no number", "x", 400],
    ["a place beyond numbers", "9".repeat(40), 409],
  ])("a piece at %s", async (_, offset, status) => {
    const path = String((await begin({ "upload-length": "5" })).headers.location);
    const answer = await call("PATCH", path, {
      token: ann.token,
      headers: { ...PIECE, "upload-offset": offset },
      body: "abc",
    });
    expect([status, 400]).toContain(answer.status);
    expect((await call("HEAD", path, { token: ann.token, headers: TUS })).headers["upload-offset"]).toBe("0");
  });

  test("excess bytes, another content type and another user's chunk are refused", async () => {
    const path = String((await begin({ "upload-length": "5" })).headers.location);
    const piece = (who: RegisteredUser, headers: Record<string, string>, body: string) =>
      call("PATCH", path, {
        token: who.token,
        headers: { ...PIECE, "upload-offset": "0", ...headers },
        body,
      });
    expect((await piece(ann, {}, "123456")).status).toBe(413);
    expect((await piece(ann, { "content-type": "text/html" }, "12345")).status).toBe(400);
    expect((await piece(bo, {}, "12345")).status).toBe(404);
    expect((await call("DELETE", path, { token: bo.token, headers: TUS })).status).toBe(404);
    expect((await piece(ann, {}, "12345")).status).toBe(204);
    expect((await piece(ann, {}, "12345")).status).toBe(409);
  });

  test.each(["..%2f..%2fauth-secret", "%2e%2e", "x", "00000000-0000-0000-0000-000000000000.json", "a%00"])(
    "the id %s",
    async (id) => {
      for (const method of ["HEAD", "PATCH", "DELETE"])
        expect(
          (
            await call(method, `/api/uploads/${id}`, {
              token: ann.token,
              headers: { ...PIECE, "upload-offset": "0" },
            })
          ).status,
        ).toBe(404);
    },
  );
});
