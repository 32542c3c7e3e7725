import { spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@/lib/server/db/embedded";
import { Connection } from "../../bench/load/connection";
import { createBot, signInBot } from "../support/clients/bot";
import { expect, test } from "../support/pages/test";
import { startRedis } from "../support/processes/redis";
import { startServer } from "../support/processes/server";

test.describe.configure({ mode: "serial" });

test("P1 messages survive a stop and a kill; SIGTERM ends the server with exit code 0", async () => {
  test.setTimeout(180_000);
  const dataDir = await mkdtemp(join(tmpdir(), "parley-restart-"));
  let server = await startServer({ dataDir });
  const [ann, bo] = [await createBot(server.url, "Ann"), await createBot(server.url, "Bo")];
  const room = await ann.createDirectRoom(bo);
  const stopped = [
    await ann.sendMessage(room.id, "before the stop"),
    await bo.sendMessage(room.id, "me too"),
  ];
  expect(await server.stop()).toBe(0);
  server = await startServer({ dataDir, port: server.port });
  const again = await signInBot(server.url, ann.email);
  const history = async () =>
    (await again.api.get<{ messages: { id: string }[] }>(`/api/rooms/${room.id}/messages`)).messages.map(
      ({ id }) => id,
    );
  expect(await history()).toEqual(stopped.map(({ id }) => id));
  const last = await again.sendMessage(room.id, "before the kill");
  await server.kill();
  server = await startServer({ dataDir, port: server.port });
  // The token outlives the process, and the message was acked.
  expect((await history()).at(-1)).toBe(last.id);
  expect(await server.stop()).toBe(0);
  for (const one of [ann, bo, again]) one.close();
  await rm(dataDir, { recursive: true, force: true });
});

test("P17 on SIGTERM the server stops being ready, refuses sockets, answers open requests, sends clients away and exits with 0", async () => {
  test.setTimeout(120_000);
  const dataDir = await mkdtemp(join(tmpdir(), "parley-term-"));
  // One user opens all connections.
  const server = await startServer({ dataDir, env: { RATE_LIMIT_SCALE: "10" } });
  const [ann, bo] = [await createBot(server.url, "Ann"), await createBot(server.url, "Bo")];
  const room = await ann.createDirectRoom(bo);
  // Enough connections that closing them takes about a second.
  const crowd = await Promise.all(Array.from({ length: 500 }, () => open(server.port, bo.token)));
  const reasons: string[] = [];
  ann.socket.on("disconnect", (reason) => reasons.push(reason));
  const sends = Array.from({ length: 20 }, (_, n) => ann.sendMessage(room.id, `in work ${n}`));
  const stopped = server.stop();
  await expect
    .poll(async () => (await fetch(`${server.url}/api/ready`)).status, { intervals: [10] })
    .toBe(503);
  expect(await (await fetch(`${server.url}/api/ready`)).json()).toMatchObject({
    ready: false,
    stopping: true,
  });
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  await expect(open(server.port, bo.token)).rejects.toThrow();
  const acked = (await Promise.allSettled(sends)).filter(({ status }) => status === "fulfilled").length;
  expect(acked).toBe(20);
  expect(await stopped).toBe(0);
  // After it a Socket.IO client reconnects by itself; after a server disconnect it would not.
  expect(reasons[0]).toBe("transport close");
  for (const one of [ann, bo]) one.close();
  for (const one of crowd) one.close();
  const again = await startServer({ dataDir });
  const reader = await signInBot(again.url, ann.email);
  const { messages } = await reader.api.get<{ messages: unknown[] }>(`/api/rooms/${room.id}/messages`);
  expect(messages).toHaveLength(20);
  reader.close();
  expect(await again.stop()).toBe(0);
  await rm(dataDir, { recursive: true, force: true });
});

test("P17 SIGTERM ends the server with exit code 0 even when database and Redis are gone", async () => {
  test.setTimeout(180_000);
  const dataDir = await mkdtemp(join(tmpdir(), "parley-gone-"));
  const [database, redis] = [await startEmbeddedPostgres({ dataDir }), await startRedis()];
  const env = {
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    AUTH_SECRET: "kq3ZT9vUeY1mB7xW0sLr5dHn8cPfJ2aG",
  };
  const server = await startServer({ env });
  const [ann, bo] = [await createBot(server.url, "Ann"), await createBot(server.url, "Bo")];
  const room = await ann.createDirectRoom(bo);
  await redis.stop("SIGKILL");
  await database.stop();
  // Its outcome stays unknown to the sender; shutdown must not wait for it.
  const unsent = ann.sendMessage(room.id, "into the void").then(
    () => "acknowledged",
    () => "unknown",
  );
  expect(await server.stop()).toBe(0);
  expect(await unsent).toBe("unknown");
  for (const one of [ann, bo]) one.close();
  await rm(dataDir, { recursive: true, force: true });
});

const open = (port: number, token: string) => Connection.open({ port, protocol: "socketio" }, { token });

/** Starts the built server with these settings and returns how it ended. */
function attempt(env: Record<string, string>): Promise<{ code: number | null; error: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["dist/server.js"], {
      env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "fatal", ...env },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let error = "";
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      error += chunk;
    });
    child.on("exit", (code) => resolve({ code, error: error.trim() }));
  });
}

test("a failed start prints one clear sentence and exits with code 1", async () => {
  test.setTimeout(120_000);
  const dir = await mkdtemp(join(tmpdir(), "parley-bad-"));
  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve));
  const { port } = taken.address() as { port: number };
  const cases: [Record<string, string>, RegExp][] = [
    [{ PORT: "nonsense" }, /PORT/],
    [{ DATABASE_URL: "mysql://x" }, /DATABASE_URL/],
    [{ REDIS_URL: "redis://127.0.0.1:1" }, /AUTH_SECRET/],
    [{ AUTH_SECRET: "short" }, /AUTH_SECRET/],
    [{ DATABASE_URL: "postgres://u:secret@127.0.0.1:1/x" }, /database at 127\.0\.0\.1:1/],
    [
      {
        REDIS_URL: "redis://127.0.0.1:1",
        AUTH_SECRET: "kq3ZT9vUeY1mB7xW0sLr5dHn8cPfJ2aG",
        DATA_DIR: join(dir, "r"),
      },
      /Redis at 127\.0\.0\.1:1/,
    ],
    [{ DATA_DIR: "/dev/null/data" }, /\/dev\/null\/data/],
    [{ PORT: String(port), HOST: "127.0.0.1", DATA_DIR: join(dir, "p") }, new RegExp(`port ${port}`, "i")],
  ];
  for (const [env, sentence] of cases) {
    const { code, error } = await attempt({ PORT: "0", DATA_DIR: join(dir, "d"), ...env });
    expect(error).toMatch(sentence);
    expect(error.split("\n"), error).toHaveLength(1);
    expect(error).not.toContain("secret@");
    expect(code).toBe(1);
  }
  taken.close();
  await chmod(dir, 0o700);
  await rm(dir, { recursive: true, force: true });
});
