import { QueryClient } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import type { Api } from "../api/api";
import { memoryItemStore } from "../persist/item-store";
import { createLocalFiles, type LocalFile } from "./local-files";
import type { PickedFile } from "./picked-file";
import { createUploads } from "./uploads";

const picked = (id: string): PickedFile => ({ id, name: id, size: 4, type: "text/plain", kind: "file" });

/** Uploads to a server that the test plays: `settle` ends the upload that began first. */
async function setUp(...ids: string[]) {
  const files = createLocalFiles(memoryItemStore<LocalFile>());
  for (const id of ids) await files.add({ id, blob: new Blob(["text"]), at: Date.now() });
  const running = new Map<string, () => void>();
  const started: string[] = [];
  let most = 0;
  const uploads = createUploads({
    api: {} as Api,
    cache: new QueryClient(),
    files,
    sendFile: ({ name }) =>
      new Promise((resolve) => {
        started.push(name);
        running.set(name, () => {
          running.delete(name);
          resolve(name.toUpperCase());
        });
        most = Math.max(most, running.size);
      }),
    endUpload: async () => undefined,
  });
  const settle = () => [...running.values()][0]?.();
  return { uploads, started, running, settle, most: () => most };
}

test("three files upload at the same time, also when files are added at the moment one ends", async () => {
  const ids = Array.from({ length: 60 }, (_, index) => `f${index}`);
  const { uploads, started, running, settle, most } = await setUp(...ids);
  const [first = [], later = []] = [ids.slice(0, 4), ids.slice(4)];
  const results = first.map((id) => uploads.upload(picked(id)));
  await vi.waitFor(() => expect(running.size).toBe(3));
  settle();
  // One file per microtask: some arrive between the end of an upload and the start of the next.
  for (const id of later) {
    results.push(uploads.upload(picked(id)));
    await Promise.resolve();
  }
  while (started.length < ids.length || running.size > 0) {
    settle();
    await new Promise((resolve) => setTimeout(resolve));
  }
  expect(await Promise.all(results)).toEqual(ids.map((id) => id.toUpperCase()));
  expect(most()).toBe(3);
  expect(started).toEqual(ids);
});

test("a file that is cancelled while it waits leaves the queue at once and is not sent", async () => {
  const { uploads, started, running, settle } = await setUp("a", "b", "c", "d", "e");
  const results = ["a", "b", "c", "d", "e"].map((id) => uploads.upload(picked(id)));
  await vi.waitFor(() => expect(running.size).toBe(3));
  const refused = expect(results[3]).rejects.toMatchObject({ code: "unavailable" });
  await uploads.cancel("d");
  await refused;
  for (let count = 0; count < 4; count += 1) {
    settle();
    await new Promise((resolve) => setTimeout(resolve));
  }
  expect(await results[4]).toBe("E");
  expect(started).toEqual(["a", "b", "c", "e"]);
});
