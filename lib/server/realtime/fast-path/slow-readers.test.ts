import { expect, test, vi } from "vitest";
import { metrics } from "../../metrics/metrics";
import { mayQueue, QUEUED_MAX_BYTES } from "./slow-readers";

function reader() {
  const terminate = vi.fn();
  const socket = { _socket: { writableLength: 0 }, terminate };
  const connection = { writeBuffer: [] as unknown[], transport: { socket }, close: vi.fn() };
  /** Queues a frame as Socket.IO does, if it allowed be queued. */
  const queue = (bytes: number) => {
    const allowed = mayQueue(connection as never, bytes);
    if (allowed) connection.writeBuffer.push({});
    return allowed;
  };
  return { ...connection, terminate, queue, tcp: socket._socket };
}

const half = QUEUED_MAX_BYTES / 2;
const disconnectedReaders = async () => (await metrics().slowReaders.get()).values[0]?.value ?? 0;

test("P18 a reader whose queue is too large is disconnected at once and its queue is dropped", async () => {
  const slow = reader();
  const before = await disconnectedReaders();
  expect([slow.queue(half), slow.queue(half)]).toEqual([true, true]);
  expect(slow.queue(1)).toBe(false);
  expect(slow.terminate).toHaveBeenCalledOnce();
  expect(slow.writeBuffer).toHaveLength(0);
  expect(await disconnectedReaders()).toBe(before + 1);
});

test("bytes that the kernel has not accepted yet count", () => {
  const slow = reader();
  slow.tcp.writableLength = QUEUED_MAX_BYTES;
  expect(slow.queue(1)).toBe(false);
});

test("a reader that catches up starts from zero", () => {
  const busy = reader();
  for (let n = 0; n < 20; n += 1) {
    expect(busy.queue(half)).toBe(true);
    busy.writeBuffer.length = 0;
  }
  expect(busy.terminate).not.toHaveBeenCalled();
});
