import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import {
  addDirectRoom,
  addGroup,
  addUser,
  openTestDatabase,
  sendText,
} from "@/tests/support/domain/fixtures";
import { overrideEnv } from "@/tests/support/domain/override-env";
import { type MailServer, startMailServer } from "@/tests/support/fakes/mail-server";
import type { Actor } from "../accounts/actor/actor";
import { updateProfile } from "../accounts/profile/update-profile";
import { deleteMessage } from "../messages/delete-message";
import { runtime } from "../platform/runtime";
import { presence } from "../presence/presence";
import { markRead } from "../receipts/receipt-writer";
import { removeMember } from "../rooms/remove-member";
import { updateRoomSettings } from "../rooms/update-room-settings";
import { sendDigests } from "./send-digests";
import { unsubscribeDigests } from "./unsubscribe-digests";

const SECRET = "a secret of at least thirty-two characters";
let close: () => Promise<void>;
let mail: MailServer;
let child: ChildProcess | undefined;
beforeAll(async () => {
  close = await openTestDatabase();
});
beforeEach(async () => {
  mail = await startMailServer();
  useServer(mail.url);
});
afterEach(async () => {
  child?.kill("SIGKILL");
  child = undefined;
  await mail.stop();
  await runtime("sql")`truncate users cascade`;
  await runtime("sql")`truncate rooms, messages cascade`;
});
afterAll(() => close());

function useServer(url: string): void {
  const { hostname: host, port, username, password } = new URL(url);
  const account = username ? { user: username, password: decodeURIComponent(password) } : {};
  overrideEnv({
    LOG_LEVEL: "silent",
    appUrl: "https://chat.example",
    authSecret: SECRET,
    DIGEST_AFTER_MINUTES: 30,
    DIGEST_EVERY_HOURS: 6,
    email: { host, port: Number(port), secure: false, from: "Parley <no-reply@chat.example>", ...account },
  });
}

/** Moves all times back, as if this many minutes had passed. */
async function passMinutes(minutes: number): Promise<void> {
  const sql = runtime("sql");
  const by = sql`make_interval(mins => ${minutes})`;
  await sql`update messages set created_at = created_at - ${by}`;
  await sql`update users set created_at = created_at - ${by}, last_seen_at = last_seen_at - ${by}`;
  await sql`update digests set until = until - ${by}, claimed_at = claimed_at - ${by}`;
}

const people = async () => Promise.all([addUser("Ann"), addUser("Bo"), addUser("Cy")]);
const addressOf = ({ userId }: Actor) => `${userId}@example.com`;
const recipients = () => mail.received.flatMap(({ to }) => to);

test("missed messages are sent once, as text and HTML, with user text escaped", async () => {
  const [ann, bo] = await people();
  await updateProfile(bo, { name: `Bo <img src=x> & "Co"` });
  const [pair, team] = [await addDirectRoom(ann, bo), await addGroup(bo, ann)];
  await sendText(bo, pair, "**lunch** at <script>alert(1)</script>?");
  await sendText(bo, team, "nothing for anyone in particular");
  const { seq } = await sendText(bo, team, "@Ann please look", { mentions: [ann.userId] });
  expect(await sendDigests()).toBe(0);
  await passMinutes(31);
  expect(await sendDigests()).toBe(1);
  expect(await sendDigests()).toBe(0);
  expect(recipients()).toEqual([addressOf(ann)]);
  const [email] = mail.received;
  expect(email?.headers.get("subject")).toBe("You have 2 unread messages");
  expect(email?.headers.get("auto-submitted")).toBe("auto-generated");
  expect(email?.headers.get("message-id")).toMatch(/^<digest-[0-9a-f-]{36}@chat\.example>$/);
  for (const part of [email?.text, email?.html]) {
    expect(part).toContain("lunch at");
    expect(part).toContain("@Ann please look");
    expect(part).not.toContain("in particular");
    expect(part).toContain(`https://chat.example/rooms/${pair}?at=1`);
    expect(part).toContain(`https://chat.example/rooms/${team}?at=${seq}`);
  }
  expect(email?.text).toContain(`Bo <img src=x> & "Co": @Ann please look`);
  expect(email?.html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(email?.html).toContain("Bo &lt;img src=x&gt; &amp; &quot;Co&quot;");
  expect(email?.html.match(/<(script|img)/)).toBeNull();
});

test("no digest for read, deleted, muted, left or blocked messages, for online users and for those who opted out", async () => {
  const [ann, bo, cy] = await people();
  const sql = runtime("sql");
  const pair = await addDirectRoom(ann, bo);
  const suppressions: Record<string, () => Promise<unknown>> = {
    read: () => markRead(ann, { roomId: pair, seq: 1 }),
    deleted: () => deleteMessage(bo, first.id),
    muted: () =>
      updateRoomSettings(ann, pair, { mutedUntil: new Date(Date.now() + 3_600_000).toISOString() }),
    nothing: () => updateRoomSettings(ann, pair, { notify: "nothing" }),
    "mentions only": () => updateRoomSettings(ann, pair, { notify: "mentions" }),
    blocked: () => sql`insert into blocks (blocker_id, blocked_id) values (${ann.userId}, ${bo.userId})`,
    "opted out": () => updateProfile(ann, { emailDigest: false }),
    online: () => presence().connected(ann.userId, "a socket"),
    "seen just now": () => sql`update users set last_seen_at = now() where id = ${ann.userId}`,
  };
  const first = await sendText(bo, pair, "hello");
  await passMinutes(31);
  const memberships = async () => sql`select * from room_members where user_id = ${ann.userId}`;
  const before = await memberships();
  for (const [reason, apply] of Object.entries(suppressions)) {
    await apply();
    expect(await sendDigests(), reason).toBe(0);
    // Restores the state, so that each reason is tested alone.
    await sql`update room_members set read_seq = 0, notify = 'all', muted_until = null where user_id = ${ann.userId}`;
    await sql`update messages set deleted_at = null`;
    await sql`update users set email_digest = true, last_seen_at = null`;
    await sql`delete from blocks`;
    await presence().disconnected(ann.userId, "a socket");
  }
  expect(
    (await memberships()).map(({ notify, mutedUntil, readSeq }) => [notify, mutedUntil, readSeq]),
  ).toEqual(before.map(({ notify, mutedUntil, readSeq }) => [notify, mutedUntil, readSeq]));
  const team = await addGroup(bo, cy);
  await sendText(bo, team, "@Cy", { mentions: [cy.userId] });
  await passMinutes(31);
  await removeMember(bo, team, cy.userId);
  expect(await sendDigests()).toBe(1);
  expect(recipients()).toEqual([addressOf(ann)]);
});

test("a user gets one digest per interval, with newer messages only; @all counts as a mention", async () => {
  const [ann, bo, cy] = await people();
  const team = await addGroup(bo, ann, cy);
  await sendText(bo, team, "@all lunch", { mentions: ["all"] });
  await passMinutes(31);
  expect(await sendDigests()).toBe(2);
  await sendText(bo, team, "@Ann the second", { mentions: [ann.userId] });
  await passMinutes(31);
  expect(await sendDigests()).toBe(0);
  await passMinutes(6 * 60);
  expect(await sendDigests()).toBe(1);
  expect(mail.received.at(-1)?.to).toEqual([addressOf(ann)]);
  expect(mail.received.at(-1)?.text).not.toContain("lunch");
});

test("a digest is in the reader's language and shows a limited number of messages", async () => {
  const [ann, bo] = await people();
  await updateProfile(ann, { language: "ar" });
  const pair = await addDirectRoom(ann, bo);
  for (let nth = 1; nth <= 33; nth++) await sendText(bo, pair, `message ${nth}`);
  await passMinutes(31);
  expect(await sendDigests()).toBe(1);
  const [email] = mail.received;
  expect(email?.headers.get("subject")).toMatch(/^لديك .* رسالة غير مقروءة$/);
  expect(email?.html).toContain('<html lang="ar" dir="rtl">');
  expect(email?.text).toMatch(/^و[3٣] رسائل أخرى/m);
  expect(email?.text).toMatch(/message 33$/m);
  expect(email?.text).not.toMatch(/message 3$/m);
});

test("without previews a digest contains neither senders nor texts", async () => {
  const [ann, bo] = await people();
  await updateProfile(ann, { pushPreview: false });
  await sendText(bo, await addDirectRoom(ann, bo), "a secret");
  await passMinutes(31);
  expect(await sendDigests()).toBe(1);
  const [email] = mail.received;
  for (const part of [email?.text, email?.html]) {
    expect(part).toContain("You have 1 unread message");
    expect(part).toContain("https://chat.example/rooms");
    expect(part).not.toMatch(/secret|Bo\b/);
  }
});

test("one click unsubscribes without a session, and a forged link does not", async () => {
  const [ann, bo] = await people();
  await sendText(bo, await addDirectRoom(ann, bo), "hello");
  await passMinutes(31);
  await sendDigests();
  const headers = mail.received[0]?.headers;
  expect(headers?.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  const link = new URL(headers?.get("list-unsubscribe")?.slice(1, -1) ?? "");
  expect(link.href).toMatch(/^https:\/\/chat\.example\/api\/email\/unsubscribe\?token=/);
  expect(mail.received[0]?.text).toContain(`https://chat.example/unsubscribe${link.search}`);
  const token = link.searchParams.get("token") ?? "";
  const isSubscribed = async () =>
    (await runtime("sql")`select email_digest from users where id = ${ann.userId}`)[0]?.emailDigest;
  for (const forged of ["", "x", token.replace(ann.userId, bo.userId), `${token.slice(0, -2)}AA`])
    await expect(unsubscribeDigests(forged)).rejects.toMatchObject({ code: "not_found" });
  expect(await isSubscribed()).toBe(true);
  await unsubscribeDigests(token);
  await unsubscribeDigests(token);
  expect(await isSubscribed()).toBe(false);
});

test("a postponed digest is sent later, and a refused one is not retried", async () => {
  const [ann, bo] = await people();
  const pair = await addDirectRoom(ann, bo);
  await sendText(bo, pair, "hello");
  await passMinutes(31);
  for (const at of ["recipient", "data"] as const) {
    mail.setBehaviour({ at, code: 451 });
    expect(await sendDigests()).toBe(0);
  }
  mail.setBehaviour("accept");
  expect(await sendDigests()).toBe(1);
  await sendText(bo, pair, "again");
  await passMinutes(6 * 60);
  mail.setBehaviour({ at: "recipient", code: 550 });
  expect(await sendDigests()).toBe(0);
  mail.setBehaviour("accept");
  expect(await sendDigests()).toBe(0);
  expect(mail.received).toHaveLength(1);
});

test("the job fails and loses nothing while the server is unreachable or rejects the login", async () => {
  const [ann, bo] = await people();
  await sendText(bo, await addDirectRoom(ann, bo), "hello");
  await passMinutes(31);
  await mail.stop();
  await expect(sendDigests()).rejects.toThrow(/ECONNREFUSED/);
  mail = await startMailServer({ user: "parley", password: "p@ss word" });
  useServer(mail.url.replace("p%40ss", "other"));
  await expect(sendDigests()).rejects.toThrow();
  useServer(mail.url);
  expect(await sendDigests()).toBe(1);
});

test("P14 a digest is never sent twice after a lost connection or a crash while sending", async () => {
  const [ann, bo] = await people();
  const pair = await addDirectRoom(ann, bo);
  await sendText(bo, pair, "hello");
  await passMinutes(31);
  mail.setBehaviour("cut");
  await expect(sendDigests()).rejects.toThrow();
  mail.setBehaviour("accept");
  expect(await sendDigests()).toBe(0);
  expect(mail.received).toHaveLength(1);

  await sendText(bo, pair, "again");
  await passMinutes(6 * 60);
  mail.setBehaviour("hang");
  child = spawn(
    process.execPath,
    ["--import", "tsx", "tests/support/crashing/digest-sender.ts", runtime("databaseUrl")],
    {
      stdio: "ignore",
      env: { ...process.env, SMTP_URL: mail.url, APP_URL: "https://chat.example", AUTH_SECRET: SECRET },
    },
  );
  await expect.poll(() => mail.received.length, { timeout: 20_000 }).toBe(2);
  child.kill("SIGKILL");
  await once(child, "exit");
  mail.setBehaviour("accept");
  expect(await sendDigests()).toBe(0);
  expect(mail.received).toHaveLength(2);
});
