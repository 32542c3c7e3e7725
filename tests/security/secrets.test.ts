import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Room } from "@/lib/contract/rooms";
import { PASSWORD } from "@/tests/support/clients/bot";
import { type RunningServer, startServer } from "@/tests/support/processes/server";
import { call, callOk } from "./support/call";
import { freshDatabase } from "./support/fresh-database";
import { RawSocket } from "./support/raw-socket";
import { registerUser, signIn } from "./support/users";

/** Starts a server with these settings and returns how it ended. */
function start(settings: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ["dist/server.js"], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      PORT: "0",
      DATABASE_URL: "postgres://127.0.0.1:1/x",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  return new Promise((resolve) => child.once("exit", (code) => resolve({ code, output })));
}

describe("a production server refuses to start with a guessable secret", () => {
  test.each([
    ["a short one", "kq3ZT9vUeY1mB7xW"],
    ["one letter", "x".repeat(40)],
    ["a repetition", "abcd1234".repeat(5)],
    ["an example of a manual", "your-secret-key-at-least-32-characters"],
    ["a placeholder", "changeme-changeme-changeme-changeme-1"],
    ["a row of digits", "0123456789abcdef0123456789abcdef"],
  ])("%s", async (_, secret) => {
    const { code, output } = await start({ AUTH_SECRET: secret });
    expect(code).toBe(1);
    expect(output).toMatch(/AUTH_SECRET/);
    expect(output.trim().split("\n")).toHaveLength(1);
    expect(output).not.toContain(secret);
  });
});

describe("what a server writes to disk and log", () => {
  let server: RunningServer;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "parley-secrets-"));
    await writeFile(join(dataDir, "auth-secret"), "kq3ZT9vUeY1mB7xW0sLr5dHn8cPfJ2aG\n", { mode: 0o644 });
    server = await startServer({
      dataDir,
      env: {
        DATABASE_URL: await freshDatabase(inject("postgresUrl")),
        LOG_LEVEL: "trace",
        AUTH_SECRET: undefined,
      },
    });
  });
  afterAll(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  test("the log contains no password, token, message text or push endpoint", async () => {
    const baseUrl = server.url.replace("localhost", "127.0.0.1");
    const ann = await registerUser("Ann", baseUrl);
    const again = await signIn(ann, baseUrl);
    const at = { baseUrl, token: ann.token };
    const text = "a text that nobody else may read";
    const { room } = await callOk<{ room: Room }>("POST", "/api/rooms", {
      ...at,
      body: { kind: "group", title: "A title of one's own", userIds: [] },
    });
    const say = (content: string) =>
      callOk("POST", `/api/rooms/${room.id}/messages`, { ...at, body: { id: uuidv7(), content } });
    await say(text);
    const made = await callOk<{ token: string }>("POST", `/api/rooms/${room.id}/invites`, {
      ...at,
      body: {},
    });
    await call("GET", `/api/invites/${made.token}`, { baseUrl });
    await call("GET", `/join/${made.token}`, { baseUrl });
    await call("POST", "/api/token", { baseUrl, body: { email: ann.email, password: "a wrong password" } });
    await call("GET", `/api/me?token=${ann.token}`, { baseUrl });
    await call("GET", "/api/me", { baseUrl, headers: { cookie: "parley-session=broken.cookie.value" } });
    await call("GET", "/api/auth/session", {
      baseUrl,
      headers: { cookie: "parley-session=broken.cookie.value" },
    });
    await call("POST", "/api/push/subscriptions", {
      ...at,
      body: { kind: "fcm", token: "a-token-of-a-telephone", platform: "ios" },
    });
    const socket = await RawSocket.open(undefined, {}, baseUrl);
    socket.send(`40${JSON.stringify({ token: again.token })}`);
    await socket.waitForPacket('42["ready"');
    const said = { id: uuidv7(), roomId: room.id, content: `${text} by socket` };
    socket.send(`421${JSON.stringify(["send_message", said])}`);
    await socket.waitForPacket("431");
    socket.send(`422${JSON.stringify(["send_message", { content: text }])}`);
    await socket.waitForPacket("432");
    socket.end();
    // Provokes an internal error, which logs the most.
    await call("GET", `/api/search?q=${encodeURIComponent(text)}`, at);
    const logs = server.logs();
    expect(logs.length).toBeGreaterThan(0);
    for (const secret of [
      PASSWORD,
      "a wrong password",
      ann.token,
      again.token,
      made.token,
      text,
      "A title of one's own",
      "broken.cookie.value",
      "a-token-of-a-telephone",
      "kq3ZT9vUeY1mB7xW0sLr5dHn8cPfJ2aG",
      ann.email,
    ])
      expect(logs, secret).not.toContain(secret);
  });

  test("files are readable by its user only, even a secret file that others could read before", async () => {
    const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
    expect(files.length).toBeGreaterThan(0);
    for (const file of files.filter((one) => one.isFile())) {
      const { mode } = await stat(join(file.parentPath, file.name));
      expect([file.name, (mode & 0o077).toString(8)]).toEqual([file.name, "0"]);
    }
  });
});

describe("supply chain", () => {
  test("every package is pinned by its hash", async () => {
    const lock = JSON.parse(await readFile("package-lock.json", "utf8")) as {
      packages: Record<string, { integrity?: string; link?: boolean }>;
    };
    const loose = Object.entries(lock.packages).filter(
      ([at, one]) => at !== "" && !one.link && !one.integrity,
    );
    expect(loose.map(([at]) => at)).toEqual([]);
  });
});
