import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addGroup, addUser, openTestDatabase, sendText } from "@/tests/support/domain/fixtures";
import { runtime } from "../../platform/runtime";
import { roomHeads } from "../../rooms/queries";
import { updateProfile } from "../profile/update-profile";
import { loadSocketState } from "./load-socket-state";
import { endSessions } from "./revoke-sessions";
import { listenForSessionRevocations } from "./session-revocations";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
});
afterAll(() => close());

test("sockets that connect together each get their own session, rooms and receipt setting", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo);
  await sendText(ann, roomId, "hello");
  await updateProfile(bo, { readReceipts: false });
  await endSessions(cy.userId, {}, "revoked");
  const expired = await addUser("Dee");
  await runtime("sql")`update sessions set expires_at = now() where id = ${expired.sessionId}`;
  const stolen = { userId: bo.userId, sessionId: ann.sessionId };
  const unknown = { userId: uuidv7(), sessionId: uuidv7() };
  const states = await Promise.all(
    [ann, bo, cy, expired, stolen, unknown].map((actor) => loadSocketState(actor)),
  );
  expect(states.slice(0, 2)).toEqual([
    { alive: true, quiet: false, rooms: await roomHeads(ann.userId), silenced: [] },
    { alive: true, quiet: true, rooms: await roomHeads(bo.userId), silenced: [] },
  ]);
  expect(states[0]?.rooms).toMatchObject([{ id: roomId }]);
  expect(states.slice(2).map(({ alive }) => alive)).toEqual([false, false, false, false]);
});

test("P11 PostgreSQL notifies of each session that ends, with the reason", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const received: unknown[] = [];
  let listening = 0;
  await listenForSessionRevocations({
    onEnded: (...revocation) => received.push(revocation),
    onListening: () => {
      listening += 1;
    },
  });
  expect(listening).toBe(1);
  await endSessions(ann.userId, { except: ann.sessionId }, "password_changed");
  await endSessions(bo.userId, { only: bo.sessionId }, "signed_out");
  await endSessions(ann.userId, {}, "revoked");
  await expect
    .poll(() => received)
    .toEqual([
      [bo.sessionId, "signed_out"],
      [ann.sessionId, "revoked"],
    ]);
});

test("P11 it listens again after the connection is lost, and reports the interruption", async () => {
  const ann = await addUser("Ann");
  const received: string[] = [];
  let listening = 0;
  await listenForSessionRevocations({
    onEnded: (sessionId) => received.push(sessionId),
    onListening: () => {
      listening += 1;
    },
  });
  await runtime("sql")`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like 'listen %' and pid <> pg_backend_pid()`;
  await expect.poll(() => listening, { timeout: 10_000 }).toBe(2);
  await endSessions(ann.userId, {}, "revoked");
  await expect.poll(() => received).toContain(ann.sessionId);
});
