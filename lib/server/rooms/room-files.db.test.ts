import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RoomFilesQuery, roomFilesPage } from "@/lib/contract/files";
import type { Actor } from "@/lib/server/accounts/actor/actor";
import { addGroup, addUser, sendText } from "@/tests/support/domain/fixtures";
import {
  addUploader,
  startUploadServer,
  type Uploader,
  type UploadServer,
  uploadFile,
} from "@/tests/support/domain/upload-server";
import { pdf, picture, wav } from "@/tests/support/samples/files";
import { videoFile } from "@/tests/support/samples/videos";
import { setPoster } from "../attachments/set-poster";
import { deleteMessage } from "../messages/delete-message";
import { hideMessage } from "../messages/hide-message";
import { addMembers } from "./add-members";
import { removeMember } from "./remove-member";
import { roomFiles } from "./room-files";

let world: UploadServer;
beforeAll(async () => {
  world = await startUploadServer();
});
afterAll(() => world.close());

const refusal = (code: string) => expect.objectContaining({ code });

async function send(who: Uploader, roomId: string, ...files: Uint8Array[]): Promise<string> {
  const attachmentIds: string[] = [];
  for (const [index, bytes] of files.entries())
    attachmentIds.push(await uploadFile(world.url, who, bytes, `${index}`));
  return (await sendText(who, roomId, "", { id: uuidv7(), attachmentIds })).id;
}

async function names(actor: Actor, roomId: string, query: RoomFilesQuery): Promise<string[]> {
  const { files } = roomFilesPage.parse(await roomFiles(actor, roomId, query));
  return files.map(({ messageId, attachment }) => `${messageId} ${attachment.name}`);
}

test("P9 P10 members list a room's files from the start of their history, without deleted and hidden ones", async () => {
  const [ann, bo, cy, dee] = [
    await addUploader("Ann"),
    await addUser("Bo"),
    await addUser("Cy"),
    await addUser("Dee"),
  ];
  const roomId = await addGroup(ann, bo);
  const early = await send(ann, roomId, await picture("png"), pdf(), wav(1));
  await addMembers(ann, roomId, [cy.userId]);
  const late = await send(ann, roomId, await videoFile("mp4"), await picture("webp"));
  const removed = await send(ann, roomId, await picture("png"), pdf());

  const media = [`${removed} 0`, `${late} 1`, `${late} 0`, `${early} 0`];
  expect(await names(bo, roomId, { kind: "media" })).toEqual(media);
  expect(await names(bo, roomId, { kind: "file" })).toEqual([`${removed} 1`, `${early} 2`, `${early} 1`]);
  expect(await names(cy, roomId, { kind: "media" })).toEqual(media.slice(0, 3));
  await expect(roomFiles(dee, roomId, { kind: "media" })).rejects.toEqual(refusal("not_found"));

  await deleteMessage(ann, removed);
  await hideMessage(bo, early);
  expect(await names(bo, roomId, { kind: "media" })).toEqual([`${late} 1`, `${late} 0`]);
  expect(await names(bo, roomId, { kind: "file" })).toEqual([]);
  expect(await names(ann, roomId, { kind: "media" })).toEqual([`${late} 1`, `${late} 0`, `${early} 0`]);
  await removeMember(ann, roomId, bo.userId);
  await expect(roomFiles(bo, roomId, { kind: "file" })).rejects.toEqual(refusal("not_found"));
});

test("pages of a room's files contain each once, despite additions and deletions between them", async () => {
  const [ann, bo] = [await addUploader("Ann"), await addUser("Bo")];
  const roomId = await addGroup(ann, bo);
  const sent: string[] = [];
  for (let n = 0; n < 4; n += 1) sent.unshift(await send(ann, roomId, pdf(), pdf()));
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await roomFiles(bo, roomId, { kind: "file", limit: 3, ...(cursor ? { cursor } : {}) });
    seen.push(...page.files.map(({ messageId, attachment }) => `${messageId} ${attachment.name}`));
    cursor = page.nextCursor;
    // The cursor stays valid although the last file of the page is deleted.
    const last = page.files.at(-1);
    if (cursor && seen.length === 3 && last) await deleteMessage(ann, last.messageId);
    await send(ann, roomId, pdf());
  } while (cursor);
  const [first, second, third, fourth] = sent;
  expect(seen).toEqual([
    `${first} 1`,
    `${first} 0`,
    `${second} 1`,
    `${third} 1`,
    `${third} 0`,
    `${fourth} 1`,
    `${fourth} 0`,
  ]);
});

test("a video accepts a poster from its uploader only, until it is sent", async () => {
  const [ann, bo] = [await addUploader("Ann"), await addUploader("Bo")];
  const roomId = await addGroup(ann, bo);
  const id = await uploadFile(world.url, ann, await videoFile("webm"), "film.webm");
  const poster = await picture("webp", 320, 240);
  await expect(setPoster(bo, id, poster)).rejects.toEqual(refusal("not_found"));
  await expect(setPoster(ann, id, pdf())).rejects.toEqual(refusal("unsupported_type"));
  const paper = await uploadFile(world.url, ann, pdf());
  await expect(setPoster(ann, paper, poster)).rejects.toEqual(refusal("invalid"));
  const withPoster = await setPoster(ann, id, poster);
  expect(withPoster).toMatchObject({ kind: "video", width: 320, thumbnailUrl: `/api/files/${id}/thumbnail` });
  expect(withPoster.thumbhash).toMatch(/^[\w+/]+=*$/);
  const { attachments } = await sendText(ann, roomId, "", { attachmentIds: [id] });
  expect(attachments).toEqual([withPoster]);
  await expect(setPoster(ann, id, poster)).rejects.toEqual(refusal("not_found"));
});
