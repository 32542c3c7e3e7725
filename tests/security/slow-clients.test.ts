import { createConnection } from "node:net";
import { describe, expect, inject, test } from "vitest";
import { call } from "./support/call";
import { rawHttp } from "./support/raw-http";
import { RawSocket } from "./support/raw-socket";

const AT_MOST_MS = 40_000;
const host = "Host: localhost\r\n";

/** Sends `first`, then `drip` each second; resolves once the server has closed the connection. */
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

// All cases run concurrently: the suite takes as long as the slowest.
describe.concurrent("a deliberately slow client is disconnected after a while", () => {
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

  test("a silent WebSocket", async () => {
    const socket = await RawSocket.open();
    await socket.closed();
  });

  test("a polling session that does not authenticate", async () => {
    const { text } = await call("GET", "/socket.io/?EIO=4&transport=polling");
    const { sid } = JSON.parse(text.slice(1)) as { sid: string };
    const until = Date.now() + AT_MOST_MS;
    let answer = "";
    // Either a close packet, or the error that the session is unknown.
    while (!/^1$|Session ID unknown/.test(answer) && Date.now() < until)
      answer = (await call("GET", `/socket.io/?EIO=4&transport=polling&sid=${sid}`)).text;
    expect(answer).toMatch(/^1$|Session ID unknown/);
  });
});

test("a thousand silent connections do not keep others out", async () => {
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
