import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FaultProxy } from "./fault-proxy";

let echo: Server;
let proxy: FaultProxy;
const open: Socket[] = [];

beforeEach(async () => {
  echo = createServer((socket) => socket.on("error", () => undefined).pipe(socket)).listen(0, "127.0.0.1");
  await once(echo, "listening");
  const address = echo.address();
  const port = typeof address === "object" && address ? address.port : 0;
  // Nothing listens on port 1: the proxy must use the second target.
  proxy = await FaultProxy.open(() => [1, port]);
});
afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy();
  await proxy.close();
  echo.close();
});

function client(): Socket & { said: () => string } {
  const socket = connect(proxy.port, "127.0.0.1");
  open.push(socket);
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk;
  });
  socket.on("error", () => undefined);
  return Object.assign(socket, { said: () => text });
}

/** Resolves to whether the socket broke; `once` would reject. */
const closed = (socket: Socket) => new Promise<boolean>((resolve) => socket.once("close", resolve));

test("it forwards in order to the first target that answers, and closes with it", async () => {
  const socket = client();
  for (let n = 0; n < 100; n += 1) socket.write(`${n} `);
  await expect.poll(() => socket.said().split(" ").length).toBe(101);
  expect(socket.said().startsWith("0 1 2 3 ")).toBe(true);
  socket.end();
  await once(socket, "close");
  await expect.poll(() => proxy.open).toBe(0);
});

test("withheld data arrives once it heals", async () => {
  const socket = client();
  proxy.blackhole();
  socket.write("hello");
  await sleep(50);
  expect(socket.said()).toBe("");
  proxy.heal();
  await expect.poll(() => socket.said()).toBe("hello");
});

test("a cut breaks open and new connections until it heals", async () => {
  const socket = client();
  socket.write("hello");
  await expect.poll(() => socket.said()).toBe("hello");
  const broken = closed(socket);
  proxy.cut();
  expect(await broken).toBe(true);
  const refused = client();
  await closed(refused);
  proxy.heal();
  const again = client();
  again.write("back");
  await expect.poll(() => again.said()).toBe("back");
});

test("severed connections stay half open; new connections work", async () => {
  const socket = client();
  socket.write("before");
  await expect.poll(() => socket.said()).toBe("before");
  proxy.halfOpen();
  socket.write("after");
  const other = client();
  other.write("hello");
  await expect.poll(() => other.said()).toBe("hello");
  proxy.heal();
  await sleep(50);
  expect(socket.said()).toBe("before");
  expect(socket.destroyed).toBe(false);
});

test("a delay holds back each chunk, and a throttle slows the stream", async () => {
  const socket = client();
  proxy.delay(60);
  const start = performance.now();
  socket.write("late");
  await expect.poll(() => socket.said()).toBe("late");
  expect(performance.now() - start).toBeGreaterThanOrEqual(115);
  proxy.heal();
  proxy.throttle(1_000);
  socket.write("x".repeat(500));
  await sleep(20);
  socket.write("y");
  await sleep(20);
  expect(socket.said()).not.toContain("y");
  await expect.poll(() => socket.said(), { timeout: 5_000 }).toContain("y");
});
