import { afterAll, beforeAll, expect, test } from "vitest";
import { addUser, openTestDatabase, sendText } from "@/tests/support/domain/fixtures";
import { editMessage } from "../messages/edit-message";
import { messagePage } from "../messages/queries";
import { setReaction } from "../messages/set-reaction";
import { runtime } from "../platform/runtime";
import { markRead } from "../receipts/receipt-writer";
import { addMembers } from "../rooms/add-members";
import { createGroup } from "../rooms/create-group";
import { listRooms } from "../rooms/queries";
import { removeMember } from "../rooms/remove-member";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
});
afterAll(() => close());

test("a running process keeps working while a newer version adds columns to its tables", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const exerciseEverything = async () => {
    const { id } = await createGroup(ann, "Group", [bo.userId]);
    await addMembers(ann, id, [cy.userId]);
    const message = await sendText(ann, id, "first");
    await editMessage(ann, message.id, "second");
    await setReaction(bo, message.id, "👍", true);
    await markRead(bo, { roomId: id, seq: message.seq });
    await removeMember(ann, id, cy.userId);
    const { messages } = await messagePage(bo, id, { limit: 10 });
    expect(messages.map(({ content }) => content)).toContain("second");
    expect((await listRooms(bo)).some((room) => room.id === id)).toBe(true);
  };
  // Often enough that every connection has prepared its statements.
  for (let round = 0; round < 6; round += 1) await Promise.all([exerciseEverything(), exerciseEverything()]);
  for (const table of ["messages", "rooms", "room_members", "users", "attachments", "receipt_ranges", "pins"])
    await runtime("sql").unsafe(`alter table ${table} add column of_the_next_version text`);
  for (let round = 0; round < 3; round += 1) await Promise.all([exerciseEverything(), exerciseEverything()]);
});
