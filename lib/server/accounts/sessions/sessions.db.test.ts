import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addUser, openTestDatabase } from "@/tests/support/domain/fixtures";
import { runtime } from "../../platform/runtime";
import { grantToken } from "../auth/grant-token";
import { resolveActor } from "../auth/resolve-actor";
import { sealSessionToken, unsealSessionToken } from "../auth/session-token";
import { signInWithProvider } from "../auth/sign-in-with-provider";
import { verifyCredentials } from "../auth/verify-credentials";
import { changePassword } from "../passwords/change-password";
import { registerUser } from "../sign-up/register-user";
import { createSession } from "./create-session";
import { filterLiveSessions } from "./filter-live-sessions";
import { listSessions } from "./queries";
import { revokeSession } from "./revoke-sessions";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
});
afterAll(() => close());

const client = { userAgent: "test", ip: "127.0.0.1" };
const account = () => ({ email: `${uuidv7()}@example.com`, name: "Ann", password: "correct horse" });

test("a token is valid until its session ends", async () => {
  const given = account();
  await registerUser(given);
  const { token, user } = await grantToken(given, client);
  const actor = await resolveActor({ bearer: token });
  expect(actor).toMatchObject({ userId: user.id });
  if (!actor) throw new Error("no actor");
  await revokeSession(actor, actor.sessionId);
  expect(await resolveActor({ bearer: token })).toBeNull();
});

test("a forged token, one of another user and an expired one are invalid", async () => {
  const ann = await addUser("Ann");
  const sid = await createSession(ann.userId, client);
  const token = await sealSessionToken({ sub: ann.userId, sid });
  expect(await unsealSessionToken(token)).toEqual({ sub: ann.userId, sid });
  expect(await unsealSessionToken(`${token.slice(0, -2)}xx`)).toBeNull();
  expect(await resolveActor({ bearer: await sealSessionToken({ sub: uuidv7(), sid }) })).toBeNull();
  await runtime("sql")`update sessions set expires_at = now() where id = ${sid}`;
  expect(await resolveActor({ bearer: token })).toBeNull();
});

test("a wrong password and an unknown address get the same error; an address can register once", async () => {
  const given = account();
  await registerUser(given);
  const refused = { code: "unauthenticated", message: "Wrong e-mail or password." };
  await expect(verifyCredentials({ ...given, password: "wrong" })).rejects.toMatchObject(refused);
  await expect(verifyCredentials({ ...given, email: "nobody@example.com" })).rejects.toMatchObject(refused);
  await expect(registerUser(given)).rejects.toMatchObject({ code: "conflict" });
  const twice = account();
  const both = await Promise.allSettled([registerUser(twice), registerUser(twice)]);
  expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a new password ends all sessions but the one that set it", async () => {
  const given = account();
  const { id: userId } = await registerUser(given);
  const [mine, other] = [await createSession(userId, client), await createSession(userId, client)];
  const actor = { userId, sessionId: mine };
  await expect(changePassword(actor, "wrong", "battery staple")).rejects.toMatchObject({ code: "invalid" });
  await changePassword(actor, given.password, "battery staple");
  expect((await listSessions(actor)).map((session) => session.id)).toEqual([mine]);
  expect(await resolveActor({ bearer: await sealSessionToken({ sub: userId, sid: other }) })).toBeNull();
  await expect(verifyCredentials(given)).rejects.toMatchObject({ code: "unauthenticated" });
  expect(await verifyCredentials({ ...given, password: "battery staple" })).toBe(userId);
});

test("a session expires after its idle days without use, and after its max lifetime in any case", async () => {
  const ann = await addUser("Ann");
  const sql = runtime("sql");
  const { sessionId } = ann;
  const bearer = await sealSessionToken({ sub: ann.userId, sid: sessionId });
  const days = async () => {
    const [row] = await sql<{ days: number }[]>`
      select round(extract(epoch from expires_at - now()) / 86400)::int as days from sessions where id = ${sessionId}`;
    return row?.days;
  };
  const used = (ago: number, begun: number) => sql`
    update sessions set created_at = now() - make_interval(days => ${begun}),
      last_seen_at = now() - make_interval(days => ${ago}) where id = ${sessionId}`;
  expect(await days()).toBe(30);
  await sql`update sessions set expires_at = now() + interval '1 day' where id = ${sessionId}`;
  await used(29, 29);
  expect(await resolveActor({ bearer })).not.toBeNull();
  expect(await days()).toBe(30);
  // A connected socket counts as use.
  await used(1, 70);
  expect(await filterLiveSessions([sessionId])).toEqual(new Set([sessionId]));
  expect(await days()).toBe(20);
  await used(1, 90);
  await filterLiveSessions([sessionId]);
  expect(await filterLiveSessions([sessionId])).toEqual(new Set());
  expect(await resolveActor({ bearer })).toBeNull();
});

test("beyond the max number of sessions the one unused for longest is deleted", async () => {
  const ann = await addUser("Ann");
  const first = await createSession(ann.userId, client);
  for (let n = 0; n < 100; n += 1) await createSession(ann.userId, client);
  const sessions = await listSessions({ ...ann, sessionId: first });
  expect(sessions).toHaveLength(100);
  expect(sessions.some((session) => session.current)).toBe(false);
});

test("a provider's identity is linked to an account by a verified address only, and afterwards needs none", async () => {
  const given = account();
  const { id } = await registerUser(given);
  const identity = { provider: "oidc", providerAccountId: uuidv7(), name: "Ann", image: null };
  await expect(signInWithProvider({ ...identity, verifiedEmail: null })).rejects.toMatchObject({
    code: "forbidden",
  });
  const creator = { userId: id, sessionId: await createSession(id, client) };
  expect(await signInWithProvider({ ...identity, verifiedEmail: given.email.toUpperCase() })).toBe(id);
  // The session of the account's creator, who never verified the address, has ended.
  expect(await listSessions(creator)).toEqual([]);
  await expect(verifyCredentials(given)).rejects.toMatchObject({ code: "unauthenticated" });
  expect(await signInWithProvider({ ...identity, verifiedEmail: null })).toBe(id);
  const fresh = { ...identity, providerAccountId: uuidv7(), verifiedEmail: `${uuidv7()}@example.com` };
  const [one, two] = await Promise.all([signInWithProvider(fresh), signInWithProvider(fresh)]);
  expect(one).toBe(two);
});
