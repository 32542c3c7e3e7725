import { type IncomingHttpHeaders, request } from "node:http";
import { inject } from "vitest";

export interface HttpAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface CallOptions {
  /** Base URL of a server other than the shared one. */
  baseUrl?: string;
  headers?: Record<string, string>;
  token?: string | undefined;
  /** Text and bytes are sent unchanged, everything else as JSON. */
  body?: unknown;
}

const ANSWER_WITHIN_MS = 20_000;

/** Sends one request with exactly these headers. Unlike `fetch`, it allows any Host, Origin and path. */
export function call(method: string, path: string, options: CallOptions = {}): Promise<HttpAnswer> {
  const { hostname, port } = new URL(options.baseUrl ?? inject("securityUrl"));
  const raw = typeof options.body === "string" || options.body instanceof Uint8Array;
  const body = options.body === undefined || raw ? options.body : JSON.stringify(options.body);
  const headers = {
    ...(body === undefined || raw ? {} : { "content-type": "application/json" }),
    ...(body === undefined ? {} : { "content-length": `${Buffer.byteLength(body as string)}` }),
    ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
    ...options.headers,
  };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers, timeout: ANSWER_WITHIN_MS }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString("latin1"),
        }),
      );
    });
    sent.once("timeout", () =>
      sent.destroy(new Error(`${method} ${path} had no answer in ${ANSWER_WITHIN_MS} ms`)),
    );
    sent.once("error", reject);
    sent.end(body as string | Uint8Array | undefined);
  });
}

/** Returns the response's JSON; throws with the whole response unless its status is 2xx. */
export async function callOk<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const answer = await call(method, path, options);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return (answer.text === "" ? undefined : JSON.parse(Buffer.from(answer.text, "latin1").toString())) as T;
}

/** Returns a refusal's contract error code, or the whole text if there is none. */
export function codeOf({ text }: HttpAnswer): string {
  try {
    const { error } = JSON.parse(text) as { error: { code: string; message: string } };
    return typeof error.message === "string" ? error.code : text;
  } catch {
    return text;
  }
}
