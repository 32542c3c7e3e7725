import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addDirectRoom,
  addGroup,
  addUser,
  openTestDatabase,
  sendText,
} from "@/tests/support/domain/fixtures";
import { messagePage } from "../messages/queries";
import { runtime } from "../platform/runtime";
import { addMembers } from "../rooms/add-members";
import { changeRole } from "../rooms/change-role";
import { getRoom } from "../rooms/queries";
import { removeMember } from "../rooms/remove-member";
import { acceptInvite } from "./accept-invite";
import { createInvite } from "./create-invite";
import { hashInviteToken, newInviteToken } from "./invite-token";
import { activeInvites, getInvitePreview } from "./queries";
import { revokeInvite } from "./revoke-invite";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
});
afterAll(() => close());

const refuses = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });

test("owner and admins make, see and revoke links; members may not, and to outsiders there is no group", async () => {
  const [owner, admin, member, outsider] = [
    await addUser("Owner"),
    await addUser("Admin"),
    await addUser("Member"),
    await addUser("Outsider"),
  ];
  const roomId = await addGroup(owner, admin, member);
  await changeRole(owner, roomId, admin.userId, "admin");
  for (const allowed of [owner, admin]) {
    const { invite } = await createInvite(allowed, roomId, {});
    expect((await activeInvites(allowed, roomId)).map(({ id }) => id)).toContain(invite.id);
    await revokeInvite(allowed, roomId, invite.id);
  }
  const { invite } = await createInvite(owner, roomId, {});
  for (const [actor, code] of [
    [member, "forbidden"],
    [outsider, "not_found"],
  ] as const) {
    await refuses(createInvite(actor, roomId, {}), code);
    await refuses(activeInvites(actor, roomId), code);
    await refuses(revokeInvite(actor, roomId, invite.id), code);
  }
  expect((await activeInvites(owner, roomId)).map(({ id }) => id)).toEqual([invite.id]);
  await refuses(createInvite(owner, await addDirectRoom(owner, member), {}), "forbidden");
  const other = await addGroup(outsider);
  await refuses(revokeInvite(outsider, other, invite.id), "not_found");
});

test("a link lets in, shows nothing from before, and is used up by each newcomer once", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann);
  await sendText(ann, roomId, "before");
  const { token, invite } = await createInvite(ann, roomId, { maxUses: 1 });
  expect(await getInvitePreview(token)).toEqual({ title: "Group", members: 1, invitedBy: "Ann" });
  const room = await acceptInvite(bo, token);
  expect(room.members.map((one) => [one.userId, one.role])).toContainEqual([bo.userId, "member"]);
  expect(room.lastMessage).toMatchObject({ type: "system", content: "Bo joined by a link" });
  const { messages } = await messagePage(bo, roomId, { limit: 50 });
  expect(messages.map((message) => message.content)).not.toContain("before");
  await refuses(acceptInvite(cy, token), "not_found");
  await refuses(getInvitePreview(token), "not_found");
  const [row] = await runtime("sql")`select uses, token_hash from invites where id = ${invite.id}`;
  expect(row).toEqual({ uses: 1, tokenHash: hashInviteToken(token) });
});

test("a member who follows a link uses nothing up", async () => {
  const ann = await addUser("Ann");
  const roomId = await addGroup(ann);
  const { token } = await createInvite(ann, roomId, { maxUses: 1 });
  await acceptInvite(ann, token);
  expect((await activeInvites(ann, roomId)).map(({ uses }) => uses)).toEqual([0]);
});

test("of many who follow a link for two at once, two get in", async () => {
  const ann = await addUser("Ann");
  const roomId = await addGroup(ann);
  const { token } = await createInvite(ann, roomId, { maxUses: 2 });
  const people = await Promise.all(Array.from({ length: 6 }, (_, index) => addUser(`P${index}`)));
  const tried = await Promise.allSettled(people.map((one) => acceptInvite(one, token)));
  expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  expect((await getRoom(ann, roomId)).members).toHaveLength(3);
});

test("revoked, expired and unknown links are the same nothing", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addGroup(ann);
  const revoked = await createInvite(ann, roomId, {});
  await revokeInvite(ann, roomId, revoked.invite.id);
  const expired = await createInvite(ann, roomId, { expiresInHours: 1 });
  await runtime("sql")`
    update invites set expires_at = now() - interval '1 second' where id = ${expired.invite.id}`;
  for (const token of [revoked.token, expired.token, newInviteToken()]) {
    await refuses(acceptInvite(bo, token), "not_found");
    await refuses(getInvitePreview(token), "not_found");
  }
  expect(await activeInvites(ann, roomId)).toEqual([]);
});

test("P10: who was removed does not come back by an older link, but by a newer one or by an admin", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addGroup(ann, bo);
  const old = await createInvite(ann, roomId, {});
  await removeMember(ann, roomId, bo.userId);
  await refuses(acceptInvite(bo, old.token), "forbidden");
  const fresh = await createInvite(ann, roomId, {});
  expect((await acceptInvite(bo, fresh.token)).members).toHaveLength(2);
  await removeMember(ann, roomId, bo.userId);
  expect((await addMembers(ann, roomId, [bo.userId])).members).toHaveLength(2);
});

test("who left by themselves comes back by the same link", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addGroup(ann, bo);
  const { token } = await createInvite(ann, roomId, {});
  await removeMember(bo, roomId, bo.userId);
  expect((await acceptInvite(bo, token)).members).toHaveLength(2);
});

test("a group has so many open links and no more", async () => {
  const ann = await addUser("Ann");
  const roomId = await addGroup(ann);
  for (let n = 0; n < 20; n += 1) await createInvite(ann, roomId, { expiresInHours: null });
  await refuses(createInvite(ann, roomId, {}), "conflict");
});
