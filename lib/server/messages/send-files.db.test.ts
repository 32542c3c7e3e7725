import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { message as messageSchema } from "@/lib/contract/messages";
import { addDirectRoom, addGroup, addUser, sendText } from "@/tests/support/domain/fixtures";
import {
  addUploader,
  createUpload,
  startUploadServer,
  type Uploader,
  type UploadServer,
  uploadFile,
} from "@/tests/support/domain/upload-server";
import { pdf, picture, wav } from "@/tests/support/samples/files";
import { readableFile } from "../attachments/queries";
import { runtime } from "../platform/runtime";
import { deleteRoom } from "../rooms/delete-room";
import { removeMember } from "../rooms/remove-member";
import { roomChanges } from "../rooms/room-changes";
import { deleteMessage } from "./delete-message";
import { messagePage } from "./queries";

let world: UploadServer;
beforeAll(async () => {
  world = await startUploadServer();
});
afterAll(() => world.close());

const refusal = (code: string) => expect.objectContaining({ code });
const unusableFiles = expect.objectContaining({
  code: "invalid",
  details: { fields: { attachmentIds: expect.any(String) } },
});
const upload = (bytes: Uint8Array, who: Uploader, name = "file") => uploadFile(world.url, who, bytes, name);
const storedFiles = async (id: string) =>
  (await readdir(path.join(world.dataDir, "uploads"))).filter((name) => name.startsWith(id));
async function rows(id: string) {
  return runtime("sql")`select 1 from attachments where id = ${id}`;
}
async function lastSeq(roomId: string): Promise<number> {
  const [room] = await runtime("sql")<{ lastSeq: number }[]>`select last_seq from rooms where id = ${roomId}`;
  return room?.lastSeq ?? -1;
}

describe("a message with files", () => {
  test("P1 P7 has them in the given order for every reader, and needs no text", async () => {
    const [ann, bo] = [await addUploader("Ann"), await addUploader("Bo")];
    const roomId = await addDirectRoom(ann, bo);
    const [first, second] = [
      await upload(await picture("png"), ann, "b.png"),
      await upload(await picture("webp"), ann, "a.webp"),
    ];
    const sent = await sendText(ann, roomId, "", { attachmentIds: [second, first] });
    expect(messageSchema.parse(sent)).toMatchObject({
      type: "image",
      content: "",
      attachments: [
        {
          id: second,
          name: "a.webp",
          mime: "image/webp",
          kind: "image",
          width: 64,
          height: 48,
          url: `/api/files/${second}`,
          thumbnailUrl: `/api/files/${second}/thumbnail`,
        },
        { id: first, name: "b.png" },
      ],
    });
    expect((await messagePage(bo, roomId, {})).messages).toEqual([sent]);
    expect((await roomChanges(bo, roomId, { since: 0 })).messages).toEqual([sent]);
  });

  test("has their kind as its type if they share one, else file, or file if the sender says so", async () => {
    const [ann, bo] = [await addUploader("Ann"), await addUploader("Bo")];
    const roomId = await addDirectRoom(ann, bo);
    const typed = async (more: object, ...files: Buffer[]) =>
      (
        await sendText(ann, roomId, "", {
          attachmentIds: await Promise.all(files.map((file) => upload(file, ann))),
          ...more,
        })
      ).type;
    expect(await typed({}, wav(1))).toBe("audio");
    expect(await typed({}, pdf())).toBe("file");
    expect(await typed({}, await picture("png"), pdf())).toBe("file");
    expect(await typed({ type: "file" }, await picture("png"))).toBe("file");
    await expect(typed({ type: "video" }, await picture("png"))).rejects.toEqual(refusal("invalid"));
    await expect(sendText(ann, roomId, "none", { type: "image" })).rejects.toEqual(refusal("invalid"));
  });

  test("P2 P12 is returned to a retry unchanged, or as its tombstone after a deletion", async () => {
    const [ann, bo] = [await addUploader("Ann"), await addUploader("Bo")];
    const roomId = await addDirectRoom(ann, bo);
    const draft = { id: uuidv7(), attachmentIds: [await upload(pdf(), ann)], type: "file" as const };
    const [one, two] = await Promise.all([
      sendText(ann, roomId, "", draft),
      sendText(ann, roomId, "", draft),
    ]);
    expect(two).toEqual(one);
    expect(await sendText(ann, roomId, "", draft)).toEqual(one);
    await deleteMessage(ann, draft.id);
    expect(await sendText(ann, roomId, "", draft)).toMatchObject({
      id: draft.id,
      attachments: [],
      deletedAt: expect.any(String),
    });
    expect(await lastSeq(roomId)).toBe(1);
  });

  test("P3 is refused with another user's, an unknown, an unfinished, a repeated or a sent upload", async () => {
    const [ann, bo] = [await addUploader("Ann"), await addUploader("Bo")];
    const roomId = await addDirectRoom(ann, bo);
    const unfinished =
      (await createUpload(world.url, ann, 10)).headers.get("location")?.split("/").at(-1) ?? "";
    const own = await upload(pdf(), ann);
    for (const attachmentIds of [
      [await upload(pdf(), bo)],
      [randomUUID()],
      [unfinished],
      [own, own],
      [own, randomUUID()],
    ])
      await expect(sendText(ann, roomId, "see", { attachmentIds })).rejects.toEqual(unusableFiles);
    await sendText(ann, roomId, "see", { attachmentIds: [own] });
    await expect(sendText(ann, roomId, "again", { attachmentIds: [own] })).rejects.toEqual(unusableFiles);
    expect(await lastSeq(roomId)).toBe(1);
  });

  test("is the only one of concurrent messages, in one room or several, to get the same file", async () => {
    const [ann, bo] = [await addUploader("Ann"), await addUploader("Bo")];
    const rooms = [await addGroup(ann, bo), await addGroup(ann, bo), await addGroup(ann, bo)];
    for (let round = 0; round < 5; round += 1) {
      const attachmentIds = [await upload(pdf(), ann)];
      const all = await Promise.allSettled(
        [...rooms, ...rooms].map((roomId) => sendText(ann, roomId, "mine", { attachmentIds })),
      );
      expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    }
    const seqs = await Promise.all(rooms.map(lastSeq));
    expect(seqs.reduce((sum, seq) => sum + seq)).toBe(5);
  });

  test("P5 between messages without files leaves no gap in seq", async () => {
    const [ann, bo] = [await addUploader("Ann"), await addUploader("Bo")];
    const roomId = await addDirectRoom(ann, bo);
    const files = await Promise.all(Array.from({ length: 10 }, () => upload(pdf(), ann)));
    const sent = await Promise.all(
      files.flatMap((id, n) => [
        sendText(ann, roomId, `${n}`),
        sendText(ann, roomId, `${n}`, { attachmentIds: [id] }),
      ]),
    );
    expect(sent.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    );
    expect(sent.map(({ attachments }) => attachments[0]?.id)).toEqual(files.flatMap((id) => [undefined, id]));
  });
});

describe("a file", () => {
  test("P10 is readable by its uploader only until it is sent, then by the room's members only", async () => {
    const [ann, bo, cy] = [await addUploader("Ann"), await addUser("Bo"), await addUser("Cy")];
    const roomId = await addGroup(ann, bo);
    const id = await upload(pdf(), ann);
    expect(await readableFile(ann, id)).toMatchObject({ id });
    await expect(readableFile(bo, id)).rejects.toEqual(refusal("not_found"));
    await sendText(ann, roomId, "", { attachmentIds: [id] });
    expect(await readableFile(bo, id)).toMatchObject({ id });
    await expect(readableFile(cy, id)).rejects.toEqual(refusal("not_found"));
    await removeMember(ann, roomId, bo.userId);
    await expect(readableFile(bo, id)).rejects.toEqual(refusal("not_found"));
  });

  test("P9 is deleted with its message: bytes, thumbnails and row", async () => {
    const [ann, bo] = [await addUploader("Ann"), await addUploader("Bo")];
    const roomId = await addDirectRoom(ann, bo);
    const id = await upload(await picture("png"), ann);
    const { id: messageId } = await sendText(ann, roomId, "look", { attachmentIds: [id] });
    expect((await storedFiles(id)).length).toBeGreaterThan(2);
    expect(await deleteMessage(ann, messageId)).toMatchObject({ content: "", attachments: [] });
    expect((await messagePage(bo, roomId, {})).messages[0]).toMatchObject({ attachments: [] });
    expect([await storedFiles(id), await rows(id)]).toEqual([[], []]);
    await expect(readableFile(ann, id)).rejects.toEqual(refusal("not_found"));
  });

  test("is deleted with its room", async () => {
    const [ann, bo] = [await addUploader("Ann"), await addUploader("Bo")];
    const roomId = await addGroup(ann, bo);
    const id = await upload(pdf(), ann);
    await sendText(ann, roomId, "", { attachmentIds: [id] });
    await deleteRoom(ann, roomId);
    expect([await storedFiles(id), await rows(id)]).toEqual([[], []]);
  });
});
