import type { QueryClient } from "@tanstack/react-query";
import type { Api } from "../api/api";
import { ApiError, unreachableError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import type { LocalFiles } from "./local-files";
import type { PickedFile } from "./picked-file";
import type { TerminateUpload, UploadFile } from "./tus-upload";

/** Files on their way at the same time. */
const AT_ONCE = 3;

/** How much of a file the server has, bytes; `done` once it has all and knows what it is. */
export interface UploadProgress {
  sent: number;
  done: boolean;
}

export interface Uploads {
  /** Sends a file, from where it stopped before. Resolves to the attachment's id, or throws an ApiError. */
  upload(file: PickedFile): Promise<string>;
  /** Stops sending, and forgets the bytes here and on the server. */
  cancel(fileId: string): Promise<void>;
  /** The file is in a message: nothing of it is needed here any more. */
  release(fileId: string): Promise<void>;
  /** The server has forgotten what it had: the next delivery begins anew. */
  reset(fileId: string): Promise<void>;
  /** Stops sending what is not among these. The bytes stay. */
  abortExcept(fileIds: ReadonlySet<string>): void;
}

interface Parts {
  api: Api;
  cache: QueryClient;
  files: LocalFiles;
  sendFile: UploadFile;
  endUpload: TerminateUpload;
}

interface Delivery {
  result: Promise<string>;
  abort: AbortController;
}

/** Sends files to the server, a few at a time. Who asks twice for the same file waits for the same delivery. */
export function createUploads({ api, cache, files, sendFile, endUpload }: Parts): Uploads {
  const underway = new Map<string, Delivery>();
  const waiting: (() => void)[] = [];
  let running = 0;

  const show = (fileId: string, progress: UploadProgress) =>
    cache.setQueryData(queryKeys.upload(fileId), progress);

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  }

  async function send(file: PickedFile, signal: AbortSignal): Promise<string> {
    const local = await files.get(file.id);
    // The browser has cleared its store, or it is another's: nothing will bring the bytes back.
    if (!local) throw new ApiError({ code: "not_found", message: "The file is no longer in this browser." });
    if (local.attachmentId) return local.attachmentId;
    const attachmentId = await sendFile({
      blob: local.blob,
      name: file.name,
      type: file.type,
      ...(local.uploadUrl ? { uploadUrl: local.uploadUrl } : {}),
      signal,
      onUrl: (uploadUrl) => void files.update(file.id, { uploadUrl }),
      onProgress: (sent) => show(file.id, { sent, done: false }),
    });
    if (local.poster) await givePoster(attachmentId, local.poster);
    await files.update(file.id, { attachmentId });
    show(file.id, { sent: file.size, done: true });
    return attachmentId;
  }

  /** A film is worth sending without its still. */
  async function givePoster(attachmentId: string, poster: Blob): Promise<void> {
    await api.put(`/api/files/${attachmentId}/thumbnail`, poster).catch((error: unknown) => {
      if (!(error instanceof ApiError) || error.code === "unavailable") throw error;
    });
  }

  async function release(fileId: string): Promise<void> {
    cache.removeQueries({ queryKey: queryKeys.upload(fileId) });
    await files.remove(fileId);
  }

  return {
    upload(file) {
      const known = underway.get(file.id);
      if (known) return known.result;
      const abort = new AbortController();
      const result = inTurn(() => {
        if (abort.signal.aborted) throw unreachableError();
        return send(file, abort.signal);
      }).finally(() => underway.delete(file.id));
      underway.set(file.id, { result, abort });
      return result;
    },
    async cancel(fileId) {
      underway.get(fileId)?.abort.abort();
      const uploadUrl = (await files.get(fileId))?.uploadUrl;
      await release(fileId);
      // Without a connection the server does not hear of it, and clears it away by itself.
      if (uploadUrl) await endUpload(uploadUrl).catch(() => undefined);
    },
    release,
    async reset(fileId) {
      await files.update(fileId, { attachmentId: undefined, uploadUrl: undefined });
    },
    abortExcept(fileIds) {
      for (const [fileId, { abort }] of underway) if (!fileIds.has(fileId)) abort.abort();
    },
  };
}
