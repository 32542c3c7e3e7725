import { expect, test, vi } from "vitest";
import { mayQueue, QUEUED_MAX_BYTES, slowReadersDisconnected } from "./slow-readers";

function reader() {
  const terminate = vi.fn();
  const socket = { _socket: { writableLength: 0 }, terminate };
  const connection = { writeBuffer: [] as unknown[], transport: { socket }, close: vi.fn() };
  /** What Socket.IO does with a frame that may be queued. */
  const queue = (bytes: number) => {
    const may = mayQueue(connection as never, bytes);
    if (may) connection.writeBuffer.push({});
    return may;
  };
  return { ...connection, terminate, queue, tcp: socket._socket };
}

const half = QUEUED_MAX_BYTES / 2;

test("P18 a reader for whom too much waits is cut off at once, and nothing is kept for it", () => {
  const slow = reader();
  const before = slowReadersDisconnected();
  expect([slow.queue(half), slow.queue(half)]).toEqual([true, true]);
  expect(slow.queue(1)).toBe(false);
  expect(slow.terminate).toHaveBeenCalledOnce();
  expect(slow.writeBuffer).toHaveLength(0);
  expect(slowReadersDisconnected()).toBe(before + 1);
});

test("what the kernel has not taken yet counts", () => {
  const slow = reader();
  slow.tcp.writableLength = QUEUED_MAX_BYTES;
  expect(slow.queue(1)).toBe(false);
});

test("a reader that catches up begins anew", () => {
  const busy = reader();
  for (let n = 0; n < 20; n += 1) {
    expect(busy.queue(half)).toBe(true);
    busy.writeBuffer.length = 0;
  }
  expect(busy.terminate).not.toHaveBeenCalled();
});
