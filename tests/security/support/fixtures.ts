import { v7 as uuidv7 } from "uuid";
import type { Invite } from "@/lib/contract/invites";
import type { Message } from "@/lib/contract/messages";
import type { Subscription } from "@/lib/contract/push";
import type { Room } from "@/lib/contract/rooms";
import { newBrowser } from "../../hostile/support/browser";
import { call, ok } from "./call";
import { ADMIN_EMAIL, type Person, person, signIn } from "./users";

/** Everyone the access matrix asks. `revoked` is a session of the owner's that has been ended. */
export const ROLES = ["anonymous", "revoked", "outsider", "removed", "member", "admin", "owner"] as const;
export type Role = (typeof ROLES)[number];

export type Cast = Record<Exclude<Role, "anonymous"> | "administrator" | "neighbour", Person> & {
  /** A browser of the neighbour's, whom nobody asks as. */
  subscriptionId: string;
};

export async function cast(): Promise<Cast> {
  const [outsider, removed, member, admin, owner, neighbour] = await Promise.all(
    ["Outsider", "Removed", "Member", "Admin", "Owner", "Neighbour"].map((name) => person(name)),
  );
  if (!outsider || !removed || !member || !admin || !owner || !neighbour)
    throw new Error("somebody is missing");
  const revoked = await signIn(owner);
  const { sessions } = await ok<{ sessions: { id: string; current: boolean }[] }>("GET", "/api/sessions", {
    token: revoked.token,
  });
  const current = sessions.find((session) => session.current);
  await ok("DELETE", `/api/sessions/${current?.id}`, { token: revoked.token });
  const administrator = await signIn({ name: "Administrator", email: ADMIN_EMAIL });
  const { subscription } = await ok<{ subscription: Subscription }>("POST", "/api/push/subscriptions", {
    token: neighbour.token,
    body: newBrowser(),
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

/** A group with something of everything in it, and the ids by which each of that is asked for. */
export interface Scene {
  cast: Cast;
  roomId: string;
  /** The member's, pinned and edited. */
  messageId: string;
  /** The owner's, with a file. */
  fileMessageId: string;
  fileId: string;
  inviteId: string;
  inviteToken: string;
}

export async function scene(people: Cast): Promise<Scene> {
  const { owner, admin, member, removed } = people;
  const { room } = await ok<{ room: Room }>("POST", "/api/rooms", {
    token: owner.token,
    body: { kind: "group", title: "Scene", userIds: [admin, member, removed].map((one) => one.userId) },
  });
  const at = `/api/rooms/${room.id}`;
  const by = (token: string, body?: unknown) => ({ token, ...(body === undefined ? {} : { body }) });
  const say = (who: Person, more: object) =>
    ok<{ message: Message }>("POST", `${at}/messages`, by(who.token, { id: uuidv7(), content: "", ...more }));
  const fileId = await upload(owner);
  const [said, file, made] = await Promise.all([
    say(member, { content: "as it was" }),
    say(owner, { attachmentIds: [fileId] }),
    ok<{ invite: Invite; token: string }>("POST", `${at}/invites`, by(owner.token, {})),
    ok("PATCH", `${at}/members/${admin.userId}`, by(owner.token, { role: "admin" })),
  ]);
  const messageId = said.message.id;
  await ok("PATCH", `/api/messages/${messageId}`, by(member.token, { content: "as it is" }));
  await ok("PUT", `${at}/pins/${messageId}`, by(owner.token));
  await ok("DELETE", `${at}/members/${removed.userId}`, by(owner.token));
  return {
    cast: people,
    roomId: room.id,
    messageId,
    fileMessageId: file.message.id,
    fileId,
    inviteId: made.invite.id,
    inviteToken: made.token,
  };
}

/** A small file that is not sent yet; returns its id. */
export async function upload(
  who: Person,
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
