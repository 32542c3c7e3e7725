import { v7 as uuidv7 } from "uuid";
import type { Invite } from "@/lib/contract/invites";
import type { Message } from "@/lib/contract/messages";
import type { Subscription } from "@/lib/contract/push";
import type { Room } from "@/lib/contract/rooms";
import { newPushSubscription } from "../../hostile/support/browser";
import { call, callOk } from "./call";
import { ADMIN_EMAIL, type RegisteredUser, registerUser, signIn } from "./users";

/** Every role of the access matrix. `revoked` is an ended session of the owner. */
export const ROLES = ["anonymous", "revoked", "outsider", "removed", "member", "admin", "owner"] as const;
export type Role = (typeof ROLES)[number];

export type TestUsers = Record<Exclude<Role, "anonymous"> | "administrator" | "neighbour", RegisteredUser> & {
  /** A push subscription of a user who is no role of the matrix. */
  subscriptionId: string;
};

export async function registerTestUsers(): Promise<TestUsers> {
  const [outsider, removed, member, admin, owner, neighbour] = await Promise.all(
    ["Outsider", "Removed", "Member", "Admin", "Owner", "Neighbour"].map((name) => registerUser(name)),
  );
  if (!outsider || !removed || !member || !admin || !owner || !neighbour)
    throw new Error("somebody is missing");
  const revoked = await signIn(owner);
  const { sessions } = await callOk<{ sessions: { id: string; current: boolean }[] }>(
    "GET",
    "/api/sessions",
    {
      token: revoked.token,
    },
  );
  const current = sessions.find((session) => session.current);
  await callOk("DELETE", `/api/sessions/${current?.id}`, { token: revoked.token });
  const administrator = await signIn({ name: "Administrator", email: ADMIN_EMAIL });
  const { subscription } = await callOk<{ subscription: Subscription }>("POST", "/api/push/subscriptions", {
    token: neighbour.token,
    body: newPushSubscription(),
  });
  return {
    outsider,
    removed,
    member,
    admin,
    owner,
    revoked,
    administrator,
    neighbour,
    subscriptionId: subscription.id,
  };
}

/** A group that contains every kind of resource, and the ids of each. */
export interface RoomFixture {
  users: TestUsers;
  roomId: string;
  /** The member's message, pinned and edited. */
  messageId: string;
  /** The owner's message with a file. */
  fileMessageId: string;
  fileId: string;
  inviteId: string;
  inviteToken: string;
}

export async function createRoomFixture(people: TestUsers): Promise<RoomFixture> {
  const { owner, admin, member, removed } = people;
  const { room } = await callOk<{ room: Room }>("POST", "/api/rooms", {
    token: owner.token,
    body: { kind: "group", title: "Scene", userIds: [admin, member, removed].map((one) => one.userId) },
  });
  const at = `/api/rooms/${room.id}`;
  const by = (token: string, body?: unknown) => ({ token, ...(body === undefined ? {} : { body }) });
  const say = (who: RegisteredUser, more: object) =>
    callOk<{ message: Message }>(
      "POST",
      `${at}/messages`,
      by(who.token, { id: uuidv7(), content: "", ...more }),
    );
  const fileId = await uploadFile(owner);
  const [said, file, made] = await Promise.all([
    say(member, { content: "as it was" }),
    say(owner, { attachmentIds: [fileId] }),
    callOk<{ invite: Invite; token: string }>("POST", `${at}/invites`, by(owner.token, {})),
    callOk("PATCH", `${at}/members/${admin.userId}`, by(owner.token, { role: "admin" })),
  ]);
  const messageId = said.message.id;
  await callOk("PATCH", `/api/messages/${messageId}`, by(member.token, { content: "as it is" }));
  await callOk("PUT", `${at}/pins/${messageId}`, by(owner.token));
  await callOk("DELETE", `${at}/members/${removed.userId}`, by(owner.token));
  return {
    users: people,
    roomId: room.id,
    messageId,
    fileMessageId: file.message.id,
    fileId,
    inviteId: made.invite.id,
    inviteToken: made.token,
  };
}

/** Uploads a small file without sending it; returns its id. */
export async function uploadFile(
  who: RegisteredUser,
  bytes = Buffer.from("a small file"),
  name = "a.txt",
): Promise<string> {
  const created = await call("POST", "/api/uploads", {
    token: who.token,
    headers: {
      "tus-resumable": "1.0.0",
      "upload-length": `${bytes.length}`,
      "upload-metadata": `filename ${Buffer.from(name).toString("base64")}`,
      "content-type": "application/offset+octet-stream",
    },
    body: bytes,
  });
  if (created.status !== 201) throw new Error(`the upload was refused: ${created.text}`);
  return String(created.headers.location).split("/").at(-1) ?? "";
}
