import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import type { ChatSocket } from "../connection/socket";
import { createDeferredSocket } from "./deferred-socket";

/** As much of the library's socket as a page uses. */
class Real extends EventEmitter {
  connected = false;
  connect() {
    this.connected = true;
    this.emit("connect");
    return this;
  }
  disconnect() {
    this.connected = false;
    return this;
  }
}
const socket = (real: Real) => real as unknown as ChatSocket;

test("it is made when it is to connect, and those who listened before hear of it", async () => {
  const real = new Real();
  const made: string[] = [];
  const late = createDeferredSocket(async () => {
    made.push("made");
    return socket(real);
  });
  const heard: string[] = [];
  const gone = () => heard.push("who has left");
  late.on("connect", () => heard.push("connected"));
  late.on("connect", gone);
  late.off("connect", gone);
  expect([late.connected, made]).toEqual([false, []]);
  late.connect().connect();
  await expect.poll(() => late.connected).toBe(true);
  expect([made, heard]).toEqual([["made"], ["connected"]]);
});

test("what is not wanted any more by the time that it is made stays without a connection", async () => {
  const real = new Real();
  const late = createDeferredSocket(async () => socket(real));
  late.connect();
  late.disconnect();
  await new Promise((resolve) => setTimeout(resolve));
  expect(real.connected).toBe(false);
  late.connect();
  expect(late.connected).toBe(true);
});

test("one that cannot be made is a try that failed, and the next try makes it", async () => {
  let tries = 0;
  const late = createDeferredSocket(async () => {
    tries += 1;
    if (tries === 1) throw new Error("no network");
    return socket(new Real());
  });
  const failed: unknown[] = [];
  late.on("connect_error", (error) => failed.push(error.message));
  late.connect();
  await expect.poll(() => failed).toEqual(["no network"]);
  late.connect();
  await expect.poll(() => late.connected).toBe(true);
});
