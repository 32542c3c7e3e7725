import { afterAll, beforeAll, expect, test } from "vitest";
import type { SearchQuery } from "@/lib/contract/search";
import { addDirectRoom, addGroup, sendText } from "@/tests/support/domain/fixtures";
import {
  addUploader,
  startUploadServer,
  type Uploader,
  type UploadServer,
  uploadFile,
} from "@/tests/support/domain/upload-server";
import { pdf, picture } from "@/tests/support/samples/files";
import { deleteMessage } from "../../messages/delete-message";
import { runtime } from "../../platform/runtime";
import { updateRoom } from "../../rooms/update-room";
import { indexRooms } from "../index/index-rooms";
import { searchMessages } from "./search-messages";

let world: UploadServer;
let ann: Uploader;
let bo: Uploader;
let team: string;
let pair: string;
beforeAll(async () => {
  world = await startUploadServer();
  [ann, bo] = [await addUploader("Ann Lee"), await addUploader("Bo")];
  [pair, team] = [await addDirectRoom(ann, bo), await addGroup(ann, bo)];
  await updateRoom(ann, team, { title: "Garden club" });
});
afterAll(() => world.close());

/** Searches twice, before and after the messages are indexed, and expects the same hits. */
async function search(actor: Uploader, query: SearchQuery) {
  const before = await searchMessages(actor, query);
  await indexRooms([team, pair], 1_000);
  expect(await searchMessages(actor, query)).toEqual(before);
  return before.hits;
}
const contents = async (query: SearchQuery) =>
  (await search(ann, query)).map(({ message }) => message.content);

test("a file is found by its name, without a highlight, until its message is deleted", async () => {
  const id = await uploadFile(world.url, ann, pdf(), "Jahresbericht_2025-Final.pdf");
  const sent = await sendText(ann, team, "final numbers", { attachmentIds: [id] });
  const [hit] = await search(bo, { q: "jahresbericht final" });
  expect([hit?.message.id, hit?.highlights]).toEqual([sent.id, [[0, 5]]]);
  // A phrase never spans the text and a file name.
  expect(await search(bo, { q: '"numbers jahresbericht"' })).toEqual([]);
  expect((await search(bo, { q: "2025-Fin" })).length).toBe(1);
  await deleteMessage(ann, sent.id);
  expect(await search(bo, { q: "jahresbericht" })).toEqual([]);
});

test("facets, sender, room and time filter a search, alone and combined", async () => {
  const image = await uploadFile(world.url, bo, await picture("png"), "rose.png");
  const file = await uploadFile(world.url, bo, pdf(), "list.pdf");
  await sendText(bo, team, "a rose", { attachmentIds: [image] });
  await sendText(bo, pair, "a list", { attachmentIds: [file] });
  await sendText(ann, pair, "roses: https://roses.example");
  expect(await contents({ q: "has:image" })).toEqual(["a rose"]);
  expect(await contents({ has: "file" })).toEqual(["a list", "a rose"]);
  expect(await contents({ q: "has:link ro" })).toEqual(["roses: https://roses.example"]);
  expect(await contents({ q: "has:link has:image" })).toEqual([]);
  expect(await contents({ q: 'rose from:"@ann lee"' })).toEqual(["roses: https://roses.example"]);
  expect(await contents({ q: "from:me rose" })).toEqual(["roses: https://roses.example"]);
  expect(await contents({ q: "rose ", from: bo.userId })).toEqual(["a rose"]);
  expect(await contents({ q: "rose from:me", from: bo.userId })).toEqual([]);
  expect(await contents({ q: "rose in:garden" })).toEqual(["a rose"]);
  expect(await contents({ q: "rose", roomId: pair })).toEqual(["roses: https://roses.example"]);
  const today = new Date().toISOString().slice(0, 10);
  expect(await contents({ q: `list on:${today}` })).toEqual(["a list"]);
  expect(await contents({ q: `list before:${today}` })).toEqual([]);
  expect(await contents({ q: `list after:${today}` })).toEqual([]);
  await runtime("sql")`update messages set created_at = '2024-02-29T12:00:00Z' where content = 'a list'`;
  expect(await contents({ q: "list on:2024-02-29 after:2024-02-28 before:2024-03-01" })).toEqual(["a list"]);
  expect(await contents({ q: "list", before: "2024-02-29T12:00:00.000Z" })).toEqual([]);
});

test("by relevance exact words rank before words with the same stem, and pages do not overlap", async () => {
  await sendText(
    ann,
    team,
    "an otter swims in the river where the others of its kind have long been swimming",
  );
  await sendText(ann, team, "otter swims");
  await sendText(ann, team, "otters swimming about");
  const q = "otter swims ";
  // Stems are known only of indexed words.
  await indexRooms([team], 1_000);
  expect((await contents({ q }))[0]).toBe("otters swimming about");
  expect((await contents({ q, sort: "relevance" }))[0]).toBe("otter swims");
  for (let n = 0; n < 25; n++) await sendText(ann, team, `badger ${n}`);
  const first = await searchMessages(ann, { q: "badger", sort: "relevance" });
  await sendText(ann, team, "badger, later");
  const next = await searchMessages(ann, { q: "badger", sort: "relevance", cursor: first.nextCursor ?? "" });
  const all = [...first.hits, ...next.hits].map(({ message }) => message.content);
  expect([first.hits.length, next.nextCursor, new Set(all).size]).toEqual([20, null, 25]);
});
