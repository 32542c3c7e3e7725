import { QueryClient } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import type { Message } from "@/lib/contract/messages";
import type { Api } from "../api/api";
import { ApiError, unreachableError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { singleTabChannel } from "../connection/tab-channel";
import { memoryItemStore } from "../persist/item-store";
import type { PendingChange } from "./apply";
import { createPendingChangeQueue } from "./queue";

const TARGET = { id: "m", roomId: "room" };

/** A queue whose requests the test answers. */
function setUp(store = memoryItemStore<PendingChange>()) {
  const calls: { name: string; settle: (error?: ApiError) => void }[] = [];
  const called = (name: string): Promise<never> =>
    new Promise((resolve, reject) => {
      const answer = { message: { id: "m", content: name } } as unknown as never;
      calls.push({ name, settle: (error) => (error ? reject(error) : resolve(answer)) });
    });
  const api: Api = {
    get: (path) => called(`GET ${path}`),
    post: (path) => called(`POST ${path}`),
    patch: (path, body) => called(`PATCH ${path} ${JSON.stringify(body)}`),
    put: (path) => called(`PUT ${path}`),
    delete: (path) => called(`DELETE ${path}`),
  };
  const cache = new QueryClient();
  const done: (Message | undefined)[] = [];
  const changes = createPendingChangeQueue({
    api,
    cache,
    store,
    openTabs: singleTabChannel,
    onDone: (_, message) => done.push(message),
  });
  const stop = changes.start();
  const queued = () =>
    cache.getQueryData<PendingChange[]>(queryKeys.pendingChanges)?.map(({ id }) => id) ?? [];
  const call = async (index: number) => {
    await vi.waitFor(() => expect(calls.length).toBeGreaterThan(index));
    return calls[index] as (typeof calls)[number];
  };
  return { changes, stop, store, calls, call, queued, done };
}

test("a change shows at once, is stored, and is removed once the server has answered", async () => {
  const { changes, call, queued, done, store } = setUp();
  await changes.add(TARGET, { kind: "react", emoji: "👍", on: true });
  expect(queued()).toEqual(["m react 👍"]);
  expect(await store.all()).toHaveLength(1);
  const sent = await call(0);
  expect(sent.name).toBe(`PUT /api/messages/m/reactions/${encodeURIComponent("👍")}`);
  sent.settle();
  await vi.waitFor(() => expect(queued()).toEqual([]));
  expect(done).toHaveLength(1);
  expect(await store.all()).toEqual([]);
});

test("changes are sent one at a time, in order", async () => {
  const { changes, calls, call, queued } = setUp();
  await changes.add(TARGET, { kind: "edit", content: "one" });
  await changes.add(TARGET, { kind: "delete" });
  expect(calls).toHaveLength(1);
  (await call(0)).settle();
  expect((await call(1)).name).toBe("DELETE /api/messages/m");
  (await call(1)).settle();
  await vi.waitFor(() => expect(queued()).toEqual([]));
});

test("a later change of the same target replaces the earlier one, also while that is being sent", async () => {
  const { changes, call, queued, store } = setUp();
  await changes.add(TARGET, { kind: "edit", content: "one" });
  await changes.add(TARGET, { kind: "edit", content: "two" });
  (await call(0)).settle();
  const second = await call(1);
  expect(second.name).toContain('"two"');
  expect(await store.all()).toHaveLength(1);
  second.settle();
  await vi.waitFor(() => expect(queued()).toEqual([]));
});

test("without a connection a change waits, also over a restart, and is sent at the next one", async () => {
  const first = setUp();
  await first.changes.add(TARGET, { kind: "delete" });
  (await first.call(0)).settle(unreachableError());
  await new Promise((resolve) => setTimeout(resolve));
  expect(first.queued()).toEqual(["m delete "]);
  first.stop();

  const second = setUp(first.store);
  (await second.call(0)).settle(unreachableError());
  await new Promise((resolve) => setTimeout(resolve));
  second.changes.retryNow();
  (await second.call(1)).settle();
  await vi.waitFor(() => expect(second.queued()).toEqual([]));
  second.stop();
});

test("a refused change is undone and reported", async () => {
  const { changes, call, queued } = setUp();
  const refused = vi.fn();
  changes.onRefused(refused);
  await changes.add(TARGET, { kind: "edit", content: "too late" });
  (await call(0)).settle(new ApiError({ code: "conflict", message: "It has been deleted." }));
  await vi.waitFor(() => expect(refused).toHaveBeenCalledOnce());
  expect(queued()).toEqual([]);
});

test("a refusal without a listener is reported to the first listener only", async () => {
  const { changes, call, queued } = setUp();
  await changes.add(TARGET, { kind: "edit", content: "too early" });
  (await call(0)).settle(new ApiError({ code: "conflict", message: "It has been deleted." }));
  await vi.waitFor(() => expect(queued()).toEqual([]));
  const [first, second] = [vi.fn(), vi.fn()];
  await vi.waitFor(() => {
    changes.onRefused(first)();
    expect(first).toHaveBeenCalledOnce();
  });
  changes.onRefused(second);
  expect(second).not.toHaveBeenCalled();
});
