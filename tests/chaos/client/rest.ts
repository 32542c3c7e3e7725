import { type ErrorCode, isErrorCode } from "@/lib/contract/errors";

const ANSWER_WITHIN_MS = 5_000;

/** A refusal with the contract's code; any other failure has the code `lost`. */
export class RestError extends Error {
  constructor(
    readonly code: ErrorCode | "lost",
    message: string,
  ) {
    super(message);
    this.name = "RestError";
  }
}

/** Sends one call with a bearer token. Rejects with a RestError on an error answer or after 5 s. */
export async function callRest<T>(
  baseUrl: string,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const { ok, json } = await answerTo(`${baseUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  if (ok) return json as T;
  const { error } = json as { error?: { code?: unknown; message?: unknown } };
  throw new RestError(isErrorCode(error?.code) ? error.code : "lost", String(error?.message));
}

/** Reads the whole answer: the connection may break in the middle of it, too. */
async function answerTo(url: string, request: RequestInit): Promise<{ ok: boolean; json: unknown }> {
  try {
    const response = await fetch(url, request);
    return { ok: response.ok, json: await response.json() };
  } catch (error) {
    throw new RestError("lost", error instanceof Error ? error.message : String(error));
  }
}
