import { EventEmitter } from "node:events";
import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openedConnection } from "./connection";
import type { ConnectionState } from "./connection-state";
import { keepConnected } from "./keep-connected";
import type { ChatSocket } from "./socket";

class FakeSocket extends EventEmitter {
  connect = vi.fn();
  disconnect = vi.fn();
}

let socket: FakeSocket;
let cache: QueryClient;
const onSignedOut = vi.fn();
beforeEach(() => {
  vi.useFakeTimers();
  onSignedOut.mockClear();
  socket = new FakeSocket();
  cache = new QueryClient();
  keepConnected(openedConnection(socket as unknown as ChatSocket), cache, { onSignedOut });
  socket.connect.mockClear();
});
afterEach(() => vi.useRealTimers());

const refuse = (data: object) => socket.emit("connect_error", Object.assign(new Error("refused"), { data }));
const state = () => cache.getQueryData<ConnectionState>(["connection"]);

test("a client never reconnects before the retry-after, and clients do not all reconnect at the same moment", () => {
  const delays = [0, 0.5, 1].map((random) => {
    vi.spyOn(Math, "random").mockReturnValue(random);
    refuse({ code: "unavailable", retryAfterMs: 8_000 });
    return (state()?.retryAt ?? 0) - Date.now();
  });
  vi.restoreAllMocks();
  expect(delays).toEqual([8_000, 12_000, 16_000]);
  vi.advanceTimersByTime(15_999);
  expect(socket.connect).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(socket.connect).toHaveBeenCalledTimes(1);
});

test("a connection whose session has ended is not retried", () => {
  refuse({ code: "unauthenticated" });
  vi.advanceTimersByTime(120_000);
  expect(onSignedOut).toHaveBeenCalledTimes(1);
  expect(socket.connect).not.toHaveBeenCalled();
});
