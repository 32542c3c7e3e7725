import type { QueryClient } from "@tanstack/react-query";
import { Semaphore } from "@/lib/shared/concurrency/semaphore";
import type { Api } from "../api/api";
import { ApiError, unreachableError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import type { LocalFiles } from "./local-files";
import type { PickedFile } from "./picked-file";
import type { TerminateUpload, UploadFile } from "./tus-upload";

/** Max concurrent uploads of a page. */
const CONCURRENT_UPLOADS_MAX = 3;

/** Bytes of a file that the server has; `done` once it has all of them and knows what the file is. */
export interface UploadProgress {
  sent: number;
  done: boolean;
}

export interface Uploads {
  /** Uploads a file, resuming where an earlier try stopped. Resolves to the attachment's id, or throws an ApiError. */
  upload(file: PickedFile): Promise<string>;
  /** Aborts the upload and removes the bytes from this browser and the server. */
  cancel(fileId: string): Promise<void>;
  /** Removes the bytes from this browser: the file is part of a message now. */
  release(fileId: string): Promise<void>;
  /** Forgets the upload's progress, since the server has removed its bytes. The next upload starts from zero. */
  reset(fileId: string): Promise<void>;
  /** Aborts the uploads of all other files. Their bytes stay in this browser. */
  abortExcept(fileIds: ReadonlySet<string>): void;
}

interface Dependencies {
  api: Api;
  cache: QueryClient;
  files: LocalFiles;
  sendFile: UploadFile;
  endUpload: TerminateUpload;
}

interface RunningUpload {
  result: Promise<string>;
  abort: AbortController;
}

/** Uploads files, a few at a time. A second call for the same file shares the running upload. */
export function createUploads({ api, cache, files, sendFile, endUpload }: Dependencies): Uploads {
  const running = new Map<string, RunningUpload>();
  const semaphore = new Semaphore({ permits: CONCURRENT_UPLOADS_MAX });

  const showProgress = (fileId: string, progress: UploadProgress) =>
    cache.setQueryData(queryKeys.upload(fileId), progress);

  async function send(file: PickedFile, signal: AbortSignal): Promise<string> {
    const local = await files.get(file.id);
    // The browser has cleared its store, or the file was picked in another browser: its bytes cannot be had any more.
    if (!local) throw new ApiError({ code: "not_found", message: "The file is no longer in this browser." });
    if (local.attachmentId) return local.attachmentId;
    const attachmentId = await sendFile({
      blob: local.blob,
      name: file.name,
      type: file.type,
      ...(local.uploadUrl ? { uploadUrl: local.uploadUrl } : {}),
      signal,
      onUrl: (uploadUrl) => void files.update(file.id, { uploadUrl }),
      onProgress: (sent) => showProgress(file.id, { sent, done: false }),
    });
    if (local.poster) await sendPoster(attachmentId, local.poster);
    await files.update(file.id, { attachmentId });
    showProgress(file.id, { sent: file.size, done: true });
    return attachmentId;
  }

  /** A video is worth sending without its poster, so a refused poster is ignored. */
  async function sendPoster(attachmentId: string, poster: Blob): Promise<void> {
    await api.put(`/api/files/${attachmentId}/thumbnail`, poster).catch((error: unknown) => {
      if (!(error instanceof ApiError) || error.code === "unavailable") throw error;
    });
  }

  async function release(fileId: string): Promise<void> {
    cache.removeQueries({ queryKey: queryKeys.upload(fileId) });
    await files.remove(fileId);
  }

  const abortUpload = ({ abort }: RunningUpload) => abort.abort(unreachableError());

  return {
    upload(file) {
      const known = running.get(file.id);
      if (known) return known.result;
      const abort = new AbortController();
      const { signal } = abort;
      const result = semaphore
        .run(() => send(file, signal), { signal })
        .finally(() => running.delete(file.id));
      running.set(file.id, { result, abort });
      return result;
    },
    async cancel(fileId) {
      const upload = running.get(fileId);
      if (upload) abortUpload(upload);
      const uploadUrl = (await files.get(fileId))?.uploadUrl;
      await release(fileId);
      // Without a connection this fails; the server then removes the upload by itself.
      if (uploadUrl) await endUpload(uploadUrl).catch(() => undefined);
    },
    release,
    async reset(fileId) {
      await files.update(fileId, { attachmentId: undefined, uploadUrl: undefined });
    },
    abortExcept(fileIds) {
      for (const [fileId, upload] of running) if (!fileIds.has(fileId)) abortUpload(upload);
    },
  };
}
