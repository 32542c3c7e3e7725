import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AuditAction } from "@/lib/contract/audit";
import { addDirectRoom, addGroup, addUser, sendText } from "@/tests/support/domain/fixtures";
import { overrideEnv } from "@/tests/support/domain/override-env";
import { type RealtimeServer, startRealtimeServer } from "@/tests/support/domain/realtime-server";
import type { Actor } from "../../accounts/actor/actor";
import { grantToken } from "../../accounts/auth/grant-token";
import { changePassword } from "../../accounts/passwords/change-password";
import { exportOwnData } from "../../accounts/profile/export-own-data";
import { createSession } from "../../accounts/sessions/create-session";
import { revokeSession } from "../../accounts/sessions/revoke-sessions";
import { registerUser } from "../../accounts/sign-up/register-user";
import { getMe, searchUsers } from "../../accounts/users/queries";
import { deleteMessage } from "../../messages/delete-message";
import { visibleMessage } from "../../messages/queries";
import { runtime } from "../../platform/runtime";
import { changeRole } from "../../rooms/change-role";
import { deleteRoom } from "../../rooms/delete-room";
import { removeMember } from "../../rooms/remove-member";
import { expireAudit } from "../audit/expire-audit";
import { auditPage } from "../audit/queries";
import { createReport } from "../reports/create-report";
import { reportPage } from "../reports/queries";
import { resolveReport } from "../reports/resolve-report";
import { adminUserPage } from "./queries";
import { restoreUser } from "./restore-user";
import { suspendUser } from "./suspend-user";

const PASSWORD = "correct horse";
const client = { userAgent: "Browser", ip: "192.0.2.7" };
let world: RealtimeServer;
let admin: Actor;
beforeAll(async () => {
  world = await startRealtimeServer();
  admin = await signUp("Root");
});
afterAll(() => world.close());

async function signUp(name: string, email = `${uuidv7()}@example.com`): Promise<Actor & { email: string }> {
  const { id: userId } = await registerUser({ email, name, password: PASSWORD });
  return { userId, sessionId: await createSession(userId, client), email };
}

/** Returns the audited actions of one user, the newest first. */
const auditedActions = async (userId: string): Promise<AuditAction[]> =>
  (await auditPage(admin, { userId })).entries.map((entry) => entry.action);

test("the first account is the administrator, unless ADMIN_EMAIL names another", async () => {
  const ann = await signUp("Ann");
  expect((await getMe(admin.userId)).administers).toBe(true);
  expect((await getMe(ann.userId)).administers).toBe(false);
  overrideEnv({ ADMIN_EMAIL: ann.email });
  expect((await getMe(admin.userId)).administers).toBe(false);
  await expect(auditPage(admin, {})).rejects.toMatchObject({ code: "forbidden" });
  expect((await auditPage(ann, {})).entries.length).toBeGreaterThan(0);
  overrideEnv({ ADMIN_EMAIL: undefined });
});

test("only administrators read the audit log and moderate", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const refused = { code: "forbidden" };
  await expect(auditPage(ann, {})).rejects.toMatchObject(refused);
  await expect(adminUserPage(ann, {})).rejects.toMatchObject(refused);
  await expect(reportPage(ann, {})).rejects.toMatchObject(refused);
  await expect(suspendUser(ann, bo.userId)).rejects.toMatchObject(refused);
  await expect(restoreUser(ann, bo.userId)).rejects.toMatchObject(refused);
  await expect(resolveReport(ann, uuidv7(), "acted")).rejects.toMatchObject(refused);
});

test("P11 a suspension ends all sessions at once and prevents new ones until restored", async () => {
  const ann = await signUp("Zacharias");
  const socket = await world.createSocket(ann);
  const reasons: string[] = [];
  socket.on("session_revoked", ({ reason }) => reasons.push(reason));
  socket.connect();
  await new Promise((resolve) => socket.once("ready", resolve));
  expect((await suspendUser(admin, ann.userId)).suspendedAt).not.toBeNull();
  await suspendUser(admin, ann.userId);
  await expect.poll(() => socket.connected).toBe(false);
  expect(reasons).toContain("suspended");
  const given = { email: ann.email, password: PASSWORD };
  await expect(grantToken(given, client)).rejects.toMatchObject({
    code: "forbidden",
    message: "This account is suspended.",
  });
  await expect(grantToken({ ...given, password: "not it" }, client)).rejects.toMatchObject({
    code: "unauthenticated",
    message: "Wrong e-mail or password.",
  });
  await expect(createSession(ann.userId, client)).rejects.toMatchObject({ code: "forbidden" });
  expect(await searchUsers("Zacharias", admin.userId)).toEqual([]);
  expect((await adminUserPage(admin, { query: "zachar", suspended: "true" })).people).toHaveLength(1);
  expect((await restoreUser(admin, ann.userId)).suspendedAt).toBeNull();
  expect((await grantToken(given, client)).user.id).toBe(ann.userId);
  expect((await auditedActions(ann.userId)).slice(0, 5)).toEqual([
    "signed_in",
    "restored",
    "sign_in_failed",
    "sign_in_failed",
    "suspended",
  ]);
  await expect(suspendUser(admin, admin.userId)).rejects.toMatchObject({ code: "forbidden" });
  await expect(suspendUser(admin, uuidv7())).rejects.toMatchObject({ code: "not_found" });
});

test("no session survives a concurrent suspension", async () => {
  for (let n = 0; n < 5; n += 1) {
    const ann = await addUser("Ann");
    await Promise.allSettled([
      suspendUser(admin, ann.userId),
      ...Array.from({ length: 5 }, () => createSession(ann.userId, client)),
    ]);
    expect(await runtime("sql")`select 1 from sessions where user_id = ${ann.userId}`).toHaveLength(0);
  }
});

test("an administrator deletes any message by its id, and sees nothing else of the room", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  const [hers, other] = [await sendText(ann, roomId, "away with it"), await sendText(ann, roomId, "stays")];
  await expect(visibleMessage(admin, hers.id)).rejects.toMatchObject({ code: "not_found" });
  expect(await deleteMessage(admin, hers.id)).toMatchObject({ content: "", deletedAt: expect.any(String) });
  expect((await visibleMessage(bo, hers.id)).content).toBe("");
  expect((await visibleMessage(bo, other.id)).content).toBe("stays");
  await expect(deleteMessage(bo, other.id)).rejects.toMatchObject({ code: "forbidden" });
  expect(await auditedActions(ann.userId)).toContain("message_deleted");
});

test("a report contains what its reporter saw, outlives the message and is resolved once", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo);
  for (const text of ["1", "2", "3", "4", "5"]) await sendText(ann, roomId, text);
  const bad = await sendText(bo, roomId, "something vile");
  await sendText(ann, roomId, "after it");
  const given = { messageId: bad.id, reason: "abuse", note: "see for yourself" } as const;
  await createReport(ann, given);
  await createReport(ann, given);
  await expect(createReport(cy, given)).rejects.toMatchObject({ code: "not_found" });
  await expect(createReport(bo, given)).rejects.toMatchObject({ code: "invalid" });
  await expect(createReport(ann, { userId: ann.userId, reason: "spam" })).rejects.toMatchObject({
    code: "invalid",
  });
  await createReport(cy, { userId: bo.userId, reason: "spam" });
  await deleteMessage(bo, bad.id);
  const { reports } = await reportPage(admin, {});
  const mine = reports.filter((report) => report.subject.id === bo.userId);
  expect(mine.map((report) => report.reporter.id)).toEqual([cy.userId, ann.userId]);
  expect(mine[1]).toMatchObject({ messageId: bad.id, messageStands: false, note: "see for yourself" });
  expect(mine[1]?.excerpt?.map((line) => line.content)).toEqual(["2", "3", "4", "5", "something vile"]);
  expect(mine[0]?.excerpt).toBeNull();
  const id = mine[1]?.id ?? "";
  expect(await resolveReport(admin, id, "acted")).toMatchObject({ outcome: "acted" });
  await expect(resolveReport(admin, id, "dismissed")).rejects.toMatchObject({ code: "conflict" });
  expect((await reportPage(admin, { state: "resolved" })).reports.map((report) => report.id)).toContain(id);
  expect((await reportPage(admin, {})).reports.map((report) => report.id)).not.toContain(id);
});

test("the audit log records sensitive actions with actor, subject, address and client", async () => {
  const ann = await signUp("Ann");
  const bo = await addUser("Bo");
  const roomId = await addGroup(ann, bo);
  const other = await createSession(ann.userId, client);
  await changeRole(ann, roomId, bo.userId, "admin");
  await removeMember(ann, roomId, bo.userId);
  await deleteRoom(ann, roomId);
  await revokeSession(ann, other);
  await changePassword(ann, PASSWORD, "battery staple");
  const { entries } = await auditPage(admin, { userId: ann.userId });
  expect(entries.map((entry) => entry.action)).toEqual([
    "password_changed",
    "session_ended",
    "room_deleted",
    "member_removed",
    "role_changed",
    "signed_in",
    "signed_in",
    "registered",
  ]);
  expect(entries[4]).toMatchObject({
    actor: { id: ann.userId, name: "Ann" },
    subject: { id: bo.userId, name: "Bo" },
    roomId,
    ip: "192.0.2.7",
    userAgent: "Browser",
    details: { from: "member", to: "admin" },
  });
  expect(entries.every((entry) => entry.ip === "192.0.2.7" || entry.action === "registered")).toBe(true);
});

test("the audit log is paged without gaps and filtered by action", async () => {
  const ann = await addUser("Ann");
  for (let n = 0; n < 7; n += 1) await createSession(ann.userId, client);
  const whole = (await auditPage(admin, { userId: ann.userId })).entries.map((entry) => entry.id);
  const paged: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await auditPage(admin, { userId: ann.userId, limit: 3, ...(cursor ? { cursor } : {}) });
    paged.push(...page.entries.map((entry) => entry.id));
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(whole);
  expect(whole).toHaveLength(8);
  const failures = await auditPage(admin, { action: "sign_in_failed", limit: 5 });
  expect(failures.entries.every((entry) => entry.action === "sign_in_failed")).toBe(true);
});

test("audit entries cannot be changed, or deleted before their retention ends", async () => {
  const sql = runtime("sql");
  const refused = /append-only/;
  await expect(sql`update audit_log set action = 'restored'`).rejects.toThrow(refused);
  await expect(sql`delete from audit_log`).rejects.toThrow(refused);
  await expect(sql`truncate audit_log`).rejects.toThrow();
  const old = uuidv7();
  await sql`insert into audit_log (id, action, at) values (${old}, 'signed_in', now() - interval '181 days')`;
  const before = await sql`select 1 from audit_log`;
  await expect(sql`delete from audit_log where id = ${old}`).rejects.toThrow(refused);
  expect(await expireAudit()).toBe(1);
  expect(await sql`select 1 from audit_log`).toHaveLength(before.length - 1);
  // Even with the setting that retention uses, entries of today cannot be deleted.
  const hide = sql.begin(async (transaction) => {
    await transaction`select set_config('parley.audit_retention', 'on', true)`;
    await transaction`delete from audit_log`;
  });
  await expect(hide).rejects.toThrow(refused);
});

test("an export contains the user's data and own messages only, and is audited", async () => {
  const [ann, bo] = [await signUp("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  await sendText(ann, roomId, 'with "quotes" and\nlines');
  await sendText(bo, roomId, "not hers");
  await deleteMessage(ann, (await sendText(ann, roomId, "taken back")).id);
  let text = "";
  for await (const chunk of await exportOwnData(ann)) text += chunk;
  const exported = JSON.parse(text);
  expect(exported).toMatchObject({
    profile: { email: ann.email },
    rooms: [{ id: roomId }],
    messages: [{ content: 'with "quotes" and\nlines' }],
  });
  expect(exported.messages).toHaveLength(1);
  expect(await auditedActions(ann.userId)).toContain("data_exported");
});
