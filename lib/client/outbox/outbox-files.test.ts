import { QueryClient } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import type { Api } from "../api/api";
import { ApiError, unreachableError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { openedConnection } from "../connection/connection";
import type { ChatSocket } from "../connection/socket";
import { singleTabChannel } from "../connection/tab-channel";
import { memoryItemStore } from "../persist/item-store";
import { createLocalFiles, type LocalFile } from "../uploads/local-files";
import type { PickedFile } from "../uploads/picked-file";
import type { UploadRequest } from "../uploads/tus-upload";
import { createUploads } from "../uploads/uploads";
import { createOutbox } from "./outbox";
import { newOutboxItem } from "./outbox-item";
import { memoryOutboxStore, type OutboxItem } from "./outbox-store";

const eventually = (check: () => unknown) => vi.waitFor(check, 10_000);
const picked = (id: string): PickedFile => ({
  id,
  name: `${id}.txt`,
  size: 4,
  type: "text/plain",
  kind: "file",
});

/** An outbox whose files and messages go to a server that the test plays. */
function setUp(stores = { items: memoryOutboxStore(), files: memoryItemStore<LocalFile>() }) {
  const cache = new QueryClient();
  const jobs: (UploadRequest & { settle(result: string | ApiError): void })[] = [];
  const sent: Record<string, unknown>[] = [];
  const ended: string[] = [];
  let refusal: ApiError | null = null;
  const files = createLocalFiles(stores.files);
  const uploads = createUploads({
    api: {} as Api,
    cache,
    files,
    sendFile: (job) =>
      new Promise((resolve, reject) => {
        job.signal.addEventListener("abort", () => reject(unreachableError()));
        jobs.push({
          ...job,
          settle: (result) => (typeof result === "string" ? resolve(result) : reject(result)),
        });
      }),
    endUpload: async (url) => void ended.push(url),
  });
  const emitWithAck = async (_event: string, payload: Record<string, unknown>) => {
    if (refusal) {
      const { code, message, fields } = refusal;
      refusal = null;
      return { ok: false, error: { code, message, fields } };
    }
    sent.push(payload);
    return { ok: true, message: { id: payload.id } };
  };
  const socket = { connected: true, timeout: () => ({ emitWithAck }) } as unknown as ChatSocket;
  const outbox = createOutbox({
    connection: openedConnection(socket),
    cache,
    store: stores.items,
    uploads,
    openTabs: singleTabChannel,
    onSent: () => undefined,
  });
  const stop = outbox.start();
  const items = () => cache.getQueryData<OutboxItem[]>(queryKeys.outbox) ?? [];
  const send = async (content: string, ...ids: string[]) => {
    for (const id of ids) await files.add({ id, blob: new Blob(["text"]), at: Date.now() });
    await outbox.send(
      newOutboxItem("room", { content, ...(ids.length > 0 ? { files: ids.map(picked) } : {}) }),
    );
  };
  const job = async (name: string) => {
    await eventually(() => expect(jobs.map((request) => request.name)).toContain(name));
    return jobs.findLast((request) => request.name === name) as (typeof jobs)[number];
  };
  const refuseNext = (error: ApiError) => {
    refusal = error;
  };
  return { stores, outbox, stop, files, jobs, job, sent, ended, items, send, cache, refuseNext };
}

const contents = (sent: Record<string, unknown>[]) =>
  sent.map(({ content, attachmentIds }) => [content, attachmentIds]);

test("P6 a message waits for its files, a later message waits for both, and the files of later messages go ahead", async () => {
  const { send, job, sent } = setUp();
  await send("first", "a", "b");
  await send("second");
  await send("third", "c");
  (await job("c.txt")).settle("C");
  (await job("b.txt")).settle("B");
  await Promise.resolve();
  expect(sent).toEqual([]);
  (await job("a.txt")).settle("A");
  await eventually(() => expect(sent).toHaveLength(3));
  expect(contents(sent)).toEqual([
    ["first", ["A", "B"]],
    ["second", undefined],
    ["third", ["C"]],
  ]);
});

test("at most three files upload at the same time", async () => {
  const { send, job, jobs } = setUp();
  await send("", "a", "b", "c", "d");
  await job("c.txt");
  expect(jobs).toHaveLength(3);
  jobs[0]?.settle("A");
  await job("d.txt");
});

test("after a reload an upload resumes where it was, and a complete one is not sent again", async () => {
  const first = setUp();
  await first.send("both", "a", "b");
  (await first.job("a.txt")).onUrl("/api/uploads/A");
  (await first.job("b.txt")).settle("B");
  await eventually(async () => expect((await first.files.get("b"))?.attachmentId).toBe("B"));
  await eventually(async () => expect((await first.files.get("a"))?.uploadUrl).toBe("/api/uploads/A"));
  first.stop();

  const second = setUp(first.stores);
  const again = await second.job("a.txt");
  expect(again.uploadUrl).toBe("/api/uploads/A");
  again.settle("A");
  await eventually(() => expect(contents(second.sent)).toEqual([["both", ["A", "B"]]]));
  expect(second.jobs).toHaveLength(1);
  await eventually(async () => expect(await second.stores.files.all()).toEqual([]));
});

test("a lost connection is retried; a refused file fails its message with the file's id, and other messages are sent", async () => {
  const { send, job, jobs, items, outbox, sent } = setUp();
  await send("", "a");
  await send("text");
  (await job("a.txt")).settle(unreachableError());
  await eventually(() => expect(items()[0]?.state).toBe("sending"));
  await eventually(() => {
    outbox.retryNow();
    expect(jobs).toHaveLength(2);
  });
  jobs[1]?.settle(new ApiError({ code: "storage_full", message: "full" }));
  await eventually(() => expect(contents(sent)).toEqual([["text", undefined]]));
  expect(items()).toMatchObject([{ state: "failed", failedFile: "a", error: { code: "storage_full" } }]);
  const [{ id } = { id: "" }] = items();
  void outbox.retry(id);
  await eventually(() => expect(jobs).toHaveLength(3));
  jobs[2]?.settle("A");
  await eventually(() => expect(sent).toHaveLength(2));
});

test("a message is sent without its refused file once that is removed", async () => {
  const { send, job, items, outbox, sent, files } = setUp();
  await send("see", "a", "b");
  (await job("b.txt")).settle("B");
  (await job("a.txt")).settle(new ApiError({ code: "unsupported_type", message: "virus" }));
  await eventually(() => expect(items()[0]?.state).toBe("failed"));
  await outbox.removeFile(items()[0]?.id ?? "", "a");
  await eventually(() => expect(contents(sent)).toEqual([["see", ["B"]]]));
  expect(await files.get("a")).toBeUndefined();
});

test("a discarded message aborts its uploads, here and on the server, and leaves nothing stored", async () => {
  const { send, job, items, outbox, ended, stores, sent } = setUp();
  await send("", "a");
  const { onUrl, signal } = await job("a.txt");
  onUrl("/api/uploads/A");
  await eventually(async () => expect((await stores.files.get("a"))?.uploadUrl).toBeDefined());
  await outbox.removeFile(items()[0]?.id ?? "", "a");
  expect(signal.aborted).toBe(true);
  expect([items(), await stores.items.all(), await stores.files.all(), ended]).toEqual([
    [],
    [],
    [],
    ["/api/uploads/A"],
  ]);
  await send("after");
  await eventually(() => expect(contents(sent)).toEqual([["after", undefined]]));
});

test("files that the server has swept are uploaded once more; the second time the message fails", async () => {
  const { send, job, jobs, items, refuseNext, sent } = setUp();
  const gone = () => new ApiError({ code: "invalid", message: "gone", fields: { attachmentIds: "gone" } });
  await send("", "a");
  refuseNext(gone());
  (await job("a.txt")).settle("A");
  await eventually(() => expect(jobs).toHaveLength(2));
  expect(jobs[1]?.uploadUrl).toBeUndefined();
  refuseNext(gone());
  jobs[1]?.settle("A2");
  await eventually(() => expect(items()[0]).toMatchObject({ state: "failed", error: { code: "invalid" } }));
  expect(sent).toEqual([]);
});

test("a forwarding message names its files, also after a failure, and shows why it was refused", async () => {
  const { outbox, items, sent, refuseNext } = setUp();
  const photo = {
    id: "f",
    name: "a.png",
    size: 1,
    mime: "image/png",
    kind: "image" as const,
    url: "/api/files/f",
  };
  refuseNext(new ApiError({ code: "invalid", message: "Gone.", fields: { forwardedFileIds: "gone" } }));
  await outbox.send(newOutboxItem("room", { content: "see", forwarded: [photo] }));
  await eventually(() => expect(items()[0]).toMatchObject({ state: "failed", forwarded: [photo] }));
  await outbox.retry(items()[0]?.id ?? "");
  await eventually(() => expect(sent).toMatchObject([{ content: "see", forwardedFileIds: ["f"] }]));
});
