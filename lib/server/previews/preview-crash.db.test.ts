import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addDirectRoom, addUser, openTestDatabase, sendText } from "@/tests/support/domain/fixtures";
import { overrideEnv } from "@/tests/support/domain/override-env";
import { editMessage } from "../messages/edit-message";
import { visibleMessage } from "../messages/queries";
import type { FailPoint } from "../platform/fail-point";
import { runtime } from "../platform/runtime";
import { previewHandler } from "../queue/handlers/preview-handler";
import { renewLeases } from "../queue/renew-leases";
import { startWorker } from "../queue/start-worker";
import { enqueueDuePreviews } from "./enqueue-due-previews";

let close: () => Promise<void>;
let site: string;
let allowed: string;
let server: Server;

beforeAll(async () => {
  close = await openTestDatabase();
  server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<title>A page</title>");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  allowed = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  site = `http://${allowed}/page`;
  overrideEnv({ OUTBOUND_ALLOW: [allowed], LINK_PREVIEWS: "on" });
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await close();
});

/** Runs a script that kills itself with SIGKILL. */
async function runUntilKilled(script: string, ...args: string[]): Promise<void> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", `tests/support/crashing/${script}`, runtime("databaseUrl"), ...args],
    {
      stdio: "ignore",
      env: { ...process.env, OUTBOUND_ALLOW: allowed },
    },
  );
  const [, signal] = await once(child, "exit");
  expect(signal).toBe("SIGKILL");
}

const due = async () =>
  (await runtime("sql")`select message_id from preview_due`).map((row) => row.messageId);
const jobs = async () =>
  (await runtime("sql")`select 1 from graphile_worker.jobs where task_identifier = 'preview_link'`).length;

test("kill -9 right after a message is stored does not lose its preview", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  const id = uuidv7();
  await runUntilKilled(
    "message-writer.ts",
    JSON.stringify(ann),
    JSON.stringify({ id, roomId, content: `see ${site}` }),
  );
  expect([await due(), await jobs()]).toEqual([[id], 0]);
  await Promise.all([enqueueDuePreviews(), enqueueDuePreviews()]);
  expect([await due(), await jobs()]).toEqual([[], 1]);
  const stop = await startWorker([previewHandler]);
  await expect.poll(jobs, { timeout: 10_000 }).toBe(0);
  await stop();
  expect((await visibleMessage(bo, id)).preview).toMatchObject({ title: "A page" });
});

test.each<FailPoint>(["preview_fetched", "preview_set"])(
  "kill -9 of the worker at %s: the message gets one preview in the end, in one revision",
  async (point) => {
    const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
    const roomId = await addDirectRoom(ann, bo);
    const { id, rev } = await sendText(ann, roomId, `see ${site}`);
    await runUntilKilled("fail-point-worker.ts", point, "1");
    const stop = await startWorker([previewHandler]);
    await vi.waitFor(
      async () => {
        // The dead worker's lease expires at once, not after half a minute.
        await renewLeases(new Set(), 1);
        expect(await jobs()).toBe(0);
      },
      { timeout: 15_000, interval: 500 },
    );
    await stop();
    const message = await visibleMessage(bo, id);
    expect([message.preview?.title, message.rev]).toEqual(["A page", rev + 1]);
  },
);

test("only a link in a new or edited message schedules a preview, and only if previews are on", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  const plain = await sendText(ann, roomId, "no link, `http://127.0.0.1/` is code");
  expect(await due()).toEqual([]);
  await editMessage(ann, plain.id, `now ${site}`);
  expect(await due()).toEqual([plain.id]);
  await enqueueDuePreviews();
  overrideEnv({ LINK_PREVIEWS: "off" });
  await sendText(ann, roomId, `see ${site}`);
  await editMessage(ann, plain.id, `and now ${site}?2`);
  expect(await due()).toEqual([]);
});
