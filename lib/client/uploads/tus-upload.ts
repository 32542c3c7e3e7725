import { ApiError, parseErrorBody, unreachableError } from "../api/api-error";

/** Max bytes per request: a lost connection costs at most these, and a proxy must accept as many. */
const CHUNK_BYTES = 8 * 1024 * 1024;
/** How long a chunk may make no progress before the try is aborted, ms. The next try resumes there. */
const STALLED_MS = 30_000;
/** How long the last chunk may wait for its response, ms: the server identifies the file and may scan it for viruses. */
const RESPONSE_MS = 150_000;

export interface UploadRequest {
  blob: Blob;
  name: string;
  type: string;
  /** The upload that an earlier try began; this one resumes it. */
  uploadUrl?: string;
  signal: AbortSignal;
  onUrl(url: string): void;
  /** Called with the bytes sent so far, including those the server has not confirmed. */
  onProgress(sent: number): void;
}

/** Uploads a file, resuming where an earlier try stopped. Resolves to the attachment's id, or throws an ApiError. */
export type UploadFile = (job: UploadRequest) => Promise<string>;

/** Uploads by the tus protocol. The library loads with the first file. */
export const uploadByTus: UploadFile = async (job) => {
  const { Upload, DetailedError } = await import("tus-js-client").catch(() => {
    throw unreachableError();
  });
  const { blob, name, type, signal } = job;
  return new Promise((resolve, reject) => {
    let watchdog: ReturnType<typeof setTimeout> | undefined;
    const settle = (end: () => void) => {
      clearTimeout(watchdog);
      signal.removeEventListener("abort", stop);
      end();
    };
    const fail = (error: ApiError) => settle(() => reject(error));
    const stop = () => {
      void upload.abort();
      fail(unreachableError());
    };
    const restartWatchdog = (ms: number) => {
      clearTimeout(watchdog);
      watchdog = setTimeout(stop, ms);
    };
    const upload = new Upload(blob, {
      endpoint: "/api/uploads",
      uploadUrl: job.uploadUrl ?? null,
      metadata: { filename: name, filetype: type },
      chunkSize: CHUNK_BYTES,
      // The caller decides when to retry, and from where.
      retryDelays: null,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => upload.url && job.onUrl(upload.url),
      onProgress(sent, total) {
        restartWatchdog(sent >= total ? RESPONSE_MS : STALLED_MS);
        job.onProgress(sent);
      },
      onSuccess: () => settle(() => resolve(upload.url?.split("/").at(-1) ?? "")),
      onError(error) {
        const response = error instanceof DetailedError ? error.originalResponse : null;
        fail(toApiError(response?.getStatus() ?? 0, response?.getBody() ?? ""));
      },
    });
    signal.addEventListener("abort", stop);
    if (signal.aborted) return stop();
    restartWatchdog(RESPONSE_MS);
    upload.start();
  });
};

export type TerminateUpload = (uploadUrl: string) => Promise<void>;

/** Ends an upload on the server. If the request is lost, the server removes the upload after a day. */
export const terminateTusUpload: TerminateUpload = async (uploadUrl) => {
  const { Upload } = await import("tus-js-client");
  await Upload.terminate(uploadUrl, { retryDelays: null });
};

/** A wrong offset (409, 460) and an upload locked by another request (423) are retried: a retry asks for the offset. */
function toApiError(status: number, text: string): ApiError {
  if (status === 409 || status === 423 || status === 460) return unreachableError();
  const body = parseErrorBody(parseJson(text));
  if (body) return new ApiError(body);
  if (status === 401) return new ApiError({ code: "unauthenticated", message: "The session has ended." });
  // From a proxy in front of the server, which has its own limit.
  if (status === 413) return new ApiError({ code: "too_large", message: "The file is too large." });
  return unreachableError();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
