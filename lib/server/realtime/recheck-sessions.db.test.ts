import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addUser, openTestDatabase } from "@/tests/support/domain/fixtures";
import { createSession } from "../accounts/sessions/create-session";
import { endSessions } from "../accounts/sessions/revoke-sessions";
import { runtime } from "../platform/runtime";
import type { ChatSocket } from "./handlers/chat-socket";
import { recheckSessions } from "./recheck-sessions";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
});
afterAll(() => close());

function socketOf(sessionId: string) {
  const socket = { data: { sessionId }, emit: vi.fn(), disconnect: vi.fn() };
  return socket as typeof socket & ChatSocket;
}

test("P11 a recheck closes the sockets of expired sessions and of unnoticed revocations, and no others", async () => {
  const ann = await addUser("Ann");
  const device = { userAgent: null, ip: null };
  const open = async () => createSession(ann.userId, device);
  const [living, revoked, expired] = [await open(), await open(), await open()];
  await endSessions(ann.userId, { only: revoked }, "revoked");
  await runtime("sql")`update sessions set expires_at = now() where id = ${expired}`;
  const sockets = [living, revoked, expired, living].map(socketOf);
  await recheckSessions(sockets);
  expect(sockets.map((socket) => socket.disconnect.mock.calls)).toEqual([[], [[true]], [[true]], []]);
  expect(sockets[1]?.emit).toHaveBeenCalledWith("session_revoked", { reason: "revoked" });
});
