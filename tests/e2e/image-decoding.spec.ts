import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { v7 as uuidv7 } from "uuid";
import { request } from "@/lib/client/connection/socket";
import { type Bot, createBot, signInBot } from "../support/clients/bot";
import { expect, test } from "../support/pages/test";
import { startServer } from "../support/processes/server";

const bearer = (who: Bot, more: Record<string, string> = {}) => ({
  authorization: `Bearer ${who.token}`,
  "tus-resumable": "1.0.0",
  ...more,
});

/** Returns an image of few bytes that takes seconds to re-encode. */
const slowPicture = (): Promise<Buffer> =>
  sharp({ create: { width: 5_000, height: 4_000, channels: 3, background: "teal" } })
    .webp({ quality: 1, effort: 0 })
    .toBuffer();

test("P1 P15 messages are acked while an image is decoded, and a crash meanwhile leaves a whole file or none", async () => {
  test.setTimeout(180_000);
  const dataDir = await mkdtemp(join(tmpdir(), "parley-decoding-"));
  const picture = await slowPicture();
  let server = await startServer({ dataDir });
  const [ann, bo] = [await createBot(server.url, "Ann"), await createBot(server.url, "Bo")];
  const room = await ann.createDirectRoom(bo);

  /** Starts an upload; resolves once every byte is stored and decoding has not finished. */
  async function beginDecoding() {
    const created = await fetch(`${server.url}/api/uploads`, {
      method: "POST",
      headers: bearer(ann, { "upload-length": `${picture.length}` }),
    });
    const { href } = new URL(created.headers.get("location") ?? "", server.url);
    const outcome: { answer?: number | "cut off" } = {};
    const answered = fetch(href, {
      method: "PATCH",
      headers: bearer(ann, { "upload-offset": "0", "content-type": "application/offset+octet-stream" }),
      body: new Uint8Array(picture),
    }).then(
      ({ status }) => {
        outcome.answer = status;
      },
      () => {
        outcome.answer = "cut off";
      },
    );
    const offset = async () =>
      (await fetch(href, { method: "HEAD", headers: bearer(ann) })).headers.get("upload-offset");
    await expect.poll(offset, { intervals: [20] }).toBe(`${picture.length}`);
    return { id: href.split("/").at(-1) ?? "", outcome, answered };
  }

  const first = await beginDecoding();
  for (let n = 0; n < 10; n += 1) expect((await ann.sendMessage(room.id, `meanwhile ${n}`)).seq).toBe(n + 1);
  expect(first.outcome, "ten were acknowledged, the picture is still being looked at").toEqual({});
  await first.answered;
  expect(first.outcome).toEqual({ answer: 204 });

  const [used, unused] = [await beginDecoding(), await beginDecoding()];
  expect([used.outcome, unused.outcome]).toEqual([{}, {}]);
  await server.kill();
  await Promise.all([used.answered, unused.answered]);
  expect([used.outcome, unused.outcome]).toEqual([{ answer: "cut off" }, { answer: "cut off" }]);
  server = await startServer({ dataDir, port: server.port });
  const again = await signInBot(server.url, ann.email);
  // A resuming client finds the upload complete and sends it: the server then detects its type.
  const head = await fetch(`${server.url}/api/uploads/${used.id}`, {
    method: "HEAD",
    headers: bearer(again),
  });
  expect(head.headers.get("upload-offset")).toBe(`${picture.length}`);
  const draft = { id: uuidv7(), roomId: room.id, content: "", attachmentIds: [used.id] };
  const { message } = await again.socket
    .timeout(60_000)
    .emitWithAck("send_message", draft)
    .then((answer) => {
      if (!answer.ok) throw new Error(answer.error.code);
      return answer;
    });
  expect(message).toMatchObject({
    type: "image",
    attachments: [{ kind: "image", width: 5_000, height: 4_000 }],
  });
  const thumbnail = await fetch(`${server.url}/api/files/${used.id}/thumbnail`, { headers: bearer(again) });
  expect([thumbnail.status, thumbnail.headers.get("content-type")]).toEqual([200, "image/webp"]);
  await request(again.socket, "delete_message", { id: message.id });
  await fetch(`${server.url}/api/uploads/${unused.id}`, { method: "DELETE", headers: bearer(again) });
  const kept = (await readdir(join(dataDir, "uploads"))).filter((name) => !name.startsWith(first.id));
  expect(kept).toEqual([]);
  for (const one of [ann, bo, again]) one.close();
  expect(await server.stop()).toBe(0);
  await rm(dataDir, { recursive: true, force: true });
});
