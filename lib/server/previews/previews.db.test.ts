import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { message as messageSchema } from "@/lib/contract/messages";
import {
  addDirectRoom,
  addGroup,
  addUser,
  openTestDatabase,
  sendText,
} from "@/tests/support/domain/fixtures";
import { overrideEnv } from "@/tests/support/domain/override-env";
import { deleteMessage } from "../messages/delete-message";
import { editMessage } from "../messages/edit-message";
import { visibleMessage } from "../messages/queries";
import { runtime } from "../platform/runtime";
import { addMembers } from "../rooms/add-members";
import { getRoom } from "../rooms/queries";
import { roomChanges } from "../rooms/room-changes";
import { updateRoom } from "../rooms/update-room";
import { previewLink } from "./preview-link";
import { getPreviewThumbnail } from "./queries";

let close: () => Promise<void>;
let site: string;
let inner: string;
const servers: Server[] = [];
const asked: string[] = [];

beforeAll(async () => {
  close = await openTestDatabase();
  const picture = await sharp({ create: { width: 600, height: 400, channels: 3, background: "teal" } })
    .png()
    .toBuffer();
  const secret = await serve((_request, response) => response.end("<title>inner secret</title>"));
  inner = `http://127.0.0.1:${secret}`;
  const port = await serve((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    if (path === "/moved") response.writeHead(302, { location: "/page" }).end();
    else if (path === "/inwards") response.writeHead(302, { location: `${inner}/admin` }).end();
    else if (path === "/picture.png") response.writeHead(200, { "content-type": "image/png" }).end(picture);
    else if (path === "/text")
      response.writeHead(200, { "content-type": "text/plain" }).end("<title>no</title>");
    else if (path === "/gone") response.writeHead(404, { "content-type": "text/html" }).end(PAGE);
    else if (path === "/endless") {
      response.writeHead(200, { "content-type": "text/html" });
      response.write("<title>It goes on</title>");
      response.write("x".repeat(2_000_000));
    } else response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(PAGE);
  });
  site = `http://127.0.0.1:${port}`;
  overrideEnv({ OUTBOUND_ALLOW: [`127.0.0.1:${port}`], LINK_PREVIEWS: "on" });
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await close();
});

const PAGE = `<html><head><meta charset="utf-8"><title>Plain</title>
  <meta property="og:title" content="The   Walrus &amp; the Carpenter"><meta property="og:image" content="/picture.png">
  <meta name="description" content="The sun was shining"></head><body>hello</body></html>`;

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

const pictures = async () => (await runtime("sql")`select id from link_pictures`).length;

test("P7 P10 a link's preview is a change of its message, and only users who see the message get its picture", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo);
  const sent = await sendText(ann, roomId, `look: ${site}/moved`);
  expect(await previewLink(sent.id)).toBe("made");
  expect(await previewLink(sent.id)).toBe("none");
  const { messages: changed } = await roomChanges(bo, roomId, { since: sent.rev });
  const [message] = changed.filter(({ id }) => id === sent.id);
  expect(messageSchema.parse(message)).toMatchObject({
    seq: sent.seq,
    editedAt: null,
    preview: {
      url: `${site}/moved`,
      site: "127.0.0.1",
      title: "The Walrus & the Carpenter",
      description: "The sun was shining",
      image: { width: 216, height: 216 },
    },
  });
  const pictureId = message?.preview?.image?.url.split("/").at(-1) ?? "";
  expect(await sharp(await getPreviewThumbnail(bo, pictureId)).metadata()).toMatchObject({ format: "webp" });
  await expect(getPreviewThumbnail(cy, pictureId)).rejects.toMatchObject({ code: "not_found" });
  await addMembers(ann, roomId, [cy.userId]);
  await expect(getPreviewThumbnail(cy, pictureId)).rejects.toMatchObject({ code: "not_found" });

  const kept = await editMessage(ann, sent.id, `look again: ${site}/moved`);
  expect(kept.preview).toEqual(message?.preview);
  const other = await editMessage(ann, sent.id, `rather ${site}/page`);
  expect(other.preview).toBeUndefined();
  expect(await pictures()).toBe(0);
  expect(await previewLink(sent.id)).toBe("made");
  expect((await deleteMessage(ann, sent.id)).preview).toBeUndefined();
  expect(await pictures()).toBe(0);
  expect(await previewLink(sent.id)).toBe("none");
});

test("internal, empty and endless pages get no preview", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  const made = async (text: string) => previewLink((await sendText(ann, roomId, text)).id);
  for (const link of [
    `${site}/text`,
    `${site}/gone`,
    `${site}/inwards`,
    `${inner}/admin`,
    "http://127.1:1/",
  ]) {
    expect(await made(link), link).toBe("none");
  }
  expect(await made("no link at all")).toBe("none");
  expect(await made(`\`${site}/page\` <${site}/page>`)).toBe("none");
  const endless = await sendText(ann, roomId, `${site}/endless`);
  expect(await previewLink(endless.id)).toBe("made");
  expect((await visibleMessage(bo, endless.id)).preview).toMatchObject({ title: "It goes on", image: null });
});

test("room admins and the operator can switch previews off", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addGroup(ann, bo);
  await expect(updateRoom(bo, roomId, { linkPreviews: false })).rejects.toMatchObject({ code: "forbidden" });
  expect((await updateRoom(ann, roomId, { linkPreviews: false })).linkPreviews).toBe(false);
  const message = await sendText(ann, roomId, `${site}/quiet`);
  expect(await previewLink(message.id)).toBe("none");
  await updateRoom(ann, roomId, { linkPreviews: true });
  overrideEnv({ LINK_PREVIEWS: "off" });
  expect([await previewLink(message.id), (await getRoom(bo, roomId)).linkPreviews]).toEqual(["none", false]);
  overrideEnv({ LINK_PREVIEWS: "on" });
  expect(asked).not.toContain("/quiet");
  expect(await previewLink(message.id)).toBe("made");
});
