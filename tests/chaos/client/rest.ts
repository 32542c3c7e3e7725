import { type ErrorCode, isErrorCode } from "@/lib/contract/errors";

const ANSWER_WITHIN_MS = 5_000;

/** An answer of the server that says no, with the contract's code; anything else that went wrong is `lost`. */
export class RestError extends Error {
  constructor(
    readonly code: ErrorCode | "lost",
    message: string,
  ) {
    super(message);
    this.name = "RestError";
  }
}

/** One call with a bearer. Rejects with a RestError when the answer is an error or does not come within 5 s. */
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

/** The whole answer: a connection may break in the middle of it, too. */
async function answerTo(url: string, request: RequestInit): Promise<{ ok: boolean; json: unknown }> {
  try {
    const response = await fetch(url, request);
    return { ok: response.ok, json: await response.json() };
  } catch (error) {
    throw new RestError("lost", error instanceof Error ? error.message : String(error));
  }
}
