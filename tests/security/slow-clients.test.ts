import { createConnection } from "node:net";
import { describe, expect, inject, test } from "vitest";
import { call } from "./support/call";
import { rawHttp } from "./support/raw-http";
import { RawSocket } from "./support/raw-socket";

const AT_MOST_MS = 40_000;
const host = "Host: localhost\r\n";

/** Resolves once the server has ended the connection, on which a byte of `drip` goes out each second. */
function endedBy(first: string, drip = ""): Promise<boolean> {
  const { hostname, port } = new URL(inject("securityUrl"));
  return new Promise((resolve) => {
    const socket = createConnection({ host: hostname, port: Number(port) }, () => socket.write(first));
    let at = 0;
    const dripping = setInterval(() => {
      if (drip && !socket.destroyed) socket.write(drip[at++ % drip.length] ?? "");
    }, 1_000);
    const settle = (ended: boolean) => {
      clearInterval(dripping);
      clearTimeout(late);
      socket.destroy();
      resolve(ended);
    };
    const late = setTimeout(() => settle(false), AT_MOST_MS);
    socket.on("error", () => settle(true));
    socket.on("close", () => settle(true));
    socket.resume();
  });
}

// All wait at the same time: the whole takes as long as its slowest.
describe.concurrent("who is slow on purpose is waited for a while and no longer", () => {
  test.each([
    ["nothing at all", "", ""],
    ["half a line", "GET / HT", ""],
    ["a head byte by byte", `GET /api/health HTTP/1.1\r\n${host}X-A: `, "a"],
    ["a head that never ends", `GET /api/health HTTP/1.1\r\n${host}`, "X-A: b\r\n"],
    [
      "a body that never comes",
      `POST /api/token HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n`,
      "",
    ],
    [
      "a body byte by byte",
      `POST /api/token HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n`,
      "x",
    ],
    [
      "a chunk that never ends",
      `POST /api/token HTTP/1.1\r\n${host}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n`,
      "x",
    ],
    [
      "a body for next-auth",
      `POST /api/auth/callback/credentials HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n`,
      "x",
    ],
    ["a body for a page", `POST /rooms HTTP/1.1\r\n${host}Content-Length: 60000\r\n\r\n`, "x"],
    [
      "an upgrade to elsewhere",
      `GET /elsewhere HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
      "",
    ],
    [
      "an upgrade to another protocol",
      `GET / HTTP/1.1\r\n${host}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n`,
      "",
    ],
    ["a connection that is kept and not used", `GET /api/health HTTP/1.1\r\n${host}\r\n`, ""],
  ])("%s", async (_, first, drip) => {
    expect(await endedBy(first, drip)).toBe(true);
  });

  test("a WebSocket that says nothing", async () => {
    const socket = await RawSocket.open();
    await socket.closed();
  });

  test("a session of polling that says nothing of who it is", async () => {
    const { text } = await call("GET", "/socket.io/?EIO=4&transport=polling");
    const { sid } = JSON.parse(text.slice(1)) as { sid: string };
    const until = Date.now() + AT_MOST_MS;
    let answer = "";
    // Its own farewell, or the word that there is no such session any more.
    while (!/^1$|Session ID unknown/.test(answer) && Date.now() < until)
      answer = (await call("GET", `/socket.io/?EIO=4&transport=polling&sid=${sid}`)).text;
    expect(answer).toMatch(/^1$|Session ID unknown/);
  });
});

test("a thousand connections that say nothing keep nobody else out", async () => {
  const { hostname, port } = new URL(inject("securityUrl"));
  const idle = await Promise.all(
    Array.from(
      { length: 1_000 },
      () =>
        new Promise<ReturnType<typeof createConnection>>((resolve) => {
          const socket = createConnection({ host: hostname, port: Number(port) }, () => resolve(socket));
          socket.on("error", () => resolve(socket));
        }),
    ),
  );
  const answer = await rawHttp(`GET /api/health HTTP/1.1\r\n${host}Connection: close\r\n\r\n`);
  expect(answer.text).toContain("200 OK");
  for (const socket of idle) socket.destroy();
});
