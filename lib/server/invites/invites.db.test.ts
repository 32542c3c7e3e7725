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

const expectRefusal = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });

test("owner and admins create, list and revoke invites; members may not, and outsiders get not_found", async () => {
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
    await expectRefusal(createInvite(actor, roomId, {}), code);
    await expectRefusal(activeInvites(actor, roomId), code);
    await expectRefusal(revokeInvite(actor, roomId, invite.id), code);
  }
  expect((await activeInvites(owner, roomId)).map(({ id }) => id)).toEqual([invite.id]);
  await expectRefusal(createInvite(owner, await addDirectRoom(owner, member), {}), "forbidden");
  const other = await addGroup(outsider);
  await expectRefusal(revokeInvite(outsider, other, invite.id), "not_found");
});

test("a redeemed invite adds a member without earlier history, and counts once per new member", async () => {
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
  await expectRefusal(acceptInvite(cy, token), "not_found");
  await expectRefusal(getInvitePreview(token), "not_found");
  const [row] = await runtime("sql")`select uses, token_hash from invites where id = ${invite.id}`;
  expect(row).toEqual({ uses: 1, tokenHash: hashInviteToken(token) });
});

test("an existing member uses up no redemption", async () => {
  const ann = await addUser("Ann");
  const roomId = await addGroup(ann);
  const { token } = await createInvite(ann, roomId, { maxUses: 1 });
  await acceptInvite(ann, token);
  expect((await activeInvites(ann, roomId)).map(({ uses }) => uses)).toEqual([0]);
});

test("an invite for two adds two of many concurrent users", async () => {
  const ann = await addUser("Ann");
  const roomId = await addGroup(ann);
  const { token } = await createInvite(ann, roomId, { maxUses: 2 });
  const people = await Promise.all(Array.from({ length: 6 }, (_, index) => addUser(`P${index}`)));
  const results = await Promise.allSettled(people.map((one) => acceptInvite(one, token)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  expect((await getRoom(ann, roomId)).members).toHaveLength(3);
});

test("revoked, expired and unknown invites get the same error", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addGroup(ann);
  const revoked = await createInvite(ann, roomId, {});
  await revokeInvite(ann, roomId, revoked.invite.id);
  const expired = await createInvite(ann, roomId, { expiresInHours: 1 });
  await runtime("sql")`
    update invites set expires_at = now() - interval '1 second' where id = ${expired.invite.id}`;
  for (const token of [revoked.token, expired.token, newInviteToken()]) {
    await expectRefusal(acceptInvite(bo, token), "not_found");
    await expectRefusal(getInvitePreview(token), "not_found");
  }
  expect(await activeInvites(ann, roomId)).toEqual([]);
});

test("P10: a removed member can rejoin by a newer invite or an admin, not by an older invite", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addGroup(ann, bo);
  const old = await createInvite(ann, roomId, {});
  await removeMember(ann, roomId, bo.userId);
  await expectRefusal(acceptInvite(bo, old.token), "forbidden");
  const fresh = await createInvite(ann, roomId, {});
  expect((await acceptInvite(bo, fresh.token)).members).toHaveLength(2);
  await removeMember(ann, roomId, bo.userId);
  expect((await addMembers(ann, roomId, [bo.userId])).members).toHaveLength(2);
});

test("a member who left can rejoin by the same invite", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addGroup(ann, bo);
  const { token } = await createInvite(ann, roomId, {});
  await removeMember(bo, roomId, bo.userId);
  expect((await acceptInvite(bo, token)).members).toHaveLength(2);
});

test("the number of active invites of a group is limited", async () => {
  const ann = await addUser("Ann");
  const roomId = await addGroup(ann);
  for (let n = 0; n < 20; n += 1) await createInvite(ann, roomId, { expiresInHours: null });
  await expectRefusal(createInvite(ann, roomId, {}), "conflict");
});
