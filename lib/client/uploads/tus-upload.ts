import { ApiError, parseErrorBody, unreachableError } from "../api/api-error";

/** What a cut connection loses at most, and what a proxy has to take in one request, bytes. */
const PIECE = 8 * 1024 * 1024;
/** A piece under way that does not move for so long is given up and gone on with. */
const STALLED_MS = 30_000;
/** The last piece is answered once the server knows what the file is, and perhaps has looked for viruses. */
const ANSWER_MS = 150_000;

export interface UploadRequest {
  blob: Blob;
  name: string;
  type: string;
  /** Where an earlier try has got to. */
  uploadUrl?: string;
  signal: AbortSignal;
  onUrl(url: string): void;
  /** Bytes that the server has, or that are on their way. */
  onProgress(sent: number): void;
}

/** Sends a file to the server, from where it stopped before. Resolves to the attachment's id, or throws an ApiError. */
export type UploadFile = (job: UploadRequest) => Promise<string>;

/** By the tus protocol. The library is loaded when the first file goes. */
export const uploadByTus: UploadFile = async (job) => {
  const { Upload, DetailedError } = await import("tus-js-client").catch(() => {
    throw unreachableError();
  });
  const { blob, name, type, signal } = job;
  return new Promise((resolve, reject) => {
    let watch: ReturnType<typeof setTimeout> | undefined;
    const settle = (end: () => void) => {
      clearTimeout(watch);
      signal.removeEventListener("abort", stop);
      end();
    };
    const fail = (error: ApiError) => settle(() => reject(error));
    const stop = () => {
      void upload.abort();
      fail(unreachableError());
    };
    const expect = (ms: number) => {
      clearTimeout(watch);
      watch = setTimeout(stop, ms);
    };
    const upload = new Upload(blob, {
      endpoint: "/api/uploads",
      uploadUrl: job.uploadUrl ?? null,
      metadata: { filename: name, filetype: type },
      chunkSize: PIECE,
      // Whoever calls knows when to try again, and from where.
      retryDelays: null,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => upload.url && job.onUrl(upload.url),
      onProgress(sent, total) {
        expect(sent >= total ? ANSWER_MS : STALLED_MS);
        job.onProgress(sent);
      },
      onSuccess: () => settle(() => resolve(upload.url?.split("/").at(-1) ?? "")),
      onError(error) {
        const answer = error instanceof DetailedError ? error.originalResponse : null;
        fail(refusalOf(answer?.getStatus() ?? 0, answer?.getBody() ?? ""));
      },
    });
    signal.addEventListener("abort", stop);
    if (signal.aborted) return stop();
    expect(ANSWER_MS);
    upload.start();
  });
};

export type TerminateUpload = (uploadUrl: string) => Promise<void>;

/** Tells the server that the rest will not come. What it does not hear now it clears away by itself in a day. */
export const terminateTusUpload: TerminateUpload = async (uploadUrl) => {
  const { Upload } = await import("tus-js-client");
  await Upload.terminate(uploadUrl, { retryDelays: null });
};

/** A wrong offset and a piece that another request still holds pass by asking where the upload stands. */
function refusalOf(status: number, text: string): ApiError {
  if (status === 409 || status === 423 || status === 460) return unreachableError();
  const body = parseErrorBody(parsed(text));
  if (body) return new ApiError(body);
  if (status === 401) return new ApiError({ code: "unauthenticated", message: "The session has ended." });
  // A proxy before the server has bounds of its own.
  if (status === 413) return new ApiError({ code: "too_large", message: "The file is too large." });
  return unreachableError();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
