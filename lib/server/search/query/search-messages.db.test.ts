import { afterAll, beforeAll, expect, test } from "vitest";
import { searchPage } from "@/lib/contract/search";
import {
  addDirectRoom,
  addGroup,
  addUser,
  openTestDatabase,
  sendText,
} from "@/tests/support/domain/fixtures";
import { deleteMessage } from "../../messages/delete-message";
import { editMessage } from "../../messages/edit-message";
import { hideMessage } from "../../messages/hide-message";
import { addMembers } from "../../rooms/add-members";
import { removeMember } from "../../rooms/remove-member";
import { indexRooms } from "../index/index-rooms";
import { searchMessages } from "./search-messages";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
});
afterAll(() => close());

const contents = async (...args: Parameters<typeof searchMessages>) =>
  (await searchMessages(...args)).hits.map(({ message }) => message.content);

test("P10 a search covers only the actor's rooms, from the first visible message, and nothing after their removal", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo);
  await sendText(ann, roomId, "an early walrus");
  await addMembers(ann, roomId, [cy.userId]);
  const late = await sendText(ann, roomId, "a late walrus");
  expect(await contents(ann, { q: "walrus" })).toEqual(["a late walrus", "an early walrus"]);
  expect(await contents(cy, { q: "walrus" })).toEqual(["a late walrus"]);
  expect(await contents(await addUser("Di"), { q: "walrus" })).toEqual([]);
  await hideMessage(bo, late.id);
  expect(await contents(bo, { q: "walrus" })).toEqual(["an early walrus"]);
  await removeMember(ann, roomId, cy.userId);
  expect(await contents(cy, { q: "walrus" })).toEqual([]);
  await expect(searchMessages(cy, { q: "walrus", roomId })).rejects.toMatchObject({ code: "not_found" });
});

test("P9 an edited message is found by its new words only, a deleted one not at all", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  const { id } = await sendText(ann, roomId, "old otter");
  await editMessage(ann, id, "new beaver");
  expect([await contents(bo, { q: "otter" }), await contents(bo, { q: "beaver" })]).toEqual([
    [],
    ["new beaver"],
  ]);
  await deleteMessage(ann, id);
  expect(await contents(bo, { q: "beaver" })).toEqual([]);
});

test("operators filter, pages continue without overlap, and odd input is text", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  for (let n = 1; n <= 23; n += 1)
    await sendText(n % 2 ? ann : bo, roomId, `heron ${n} 100%_done 東京の天気`);
  const first = await searchMessages(ann, { q: "HERON" });
  expect(searchPage.parse(first)).toEqual(first);
  expect(first.hits[0]).toMatchObject({ roomTitle: "Bo", highlights: [[0, 5]] });
  const next = await searchMessages(ann, { q: "heron", cursor: first.nextCursor ?? "" });
  expect([first.hits.length, next.hits.length, next.nextCursor]).toEqual([20, 3, null]);
  await indexRooms([roomId], 1_000);
  expect(await searchMessages(ann, { q: "HERON" })).toEqual(first);
  expect(await contents(ann, { q: 'from:@Bo "heron 2" -22 -20' })).toEqual(["heron 2 100%_done 東京の天気"]);
  expect(await contents(ann, { q: "東京 in:bo before:2000-01-01" })).toEqual([]);
  for (const q of ["'", '"', "\\", "%x", "&|!:*()", "on:2024-02-31", "from:nobody", " "]) {
    expect(await contents(ann, { q })).toEqual([]);
  }
});
