import { ApiError, parseErrorBody, unreachableError } from "./api-error";

type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** The REST half of the contract. Each call resolves to the response's JSON or throws an ApiError. */
export interface Api {
  get<T>(path: string, signal?: AbortSignal): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  /** A Blob is sent unchanged as the whole body. */
  put<T>(path: string, body?: unknown): Promise<T>;
  patch<T>(path: string, body: unknown): Promise<T>;
  delete<T>(path: string): Promise<T>;
}

interface Options {
  /** The server's address; not needed in a browser, whose page comes from the server. */
  baseUrl?: string;
  /** A bearer token; not needed in a browser, which sends its cookie. */
  token?: string;
}

export function createApi({ baseUrl = "", token }: Options = {}): Api {
  async function call<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    const file = body instanceof Blob;
    const headers: Record<string, string> = {};
    if (token) headers.authorization = `Bearer ${token}`;
    if (body !== undefined) headers["content-type"] = file ? body.type : "application/json";
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers,
      ...(signal ? { signal } : {}),
      ...(body === undefined ? {} : { body: file ? body : JSON.stringify(body) }),
    }).catch(() => {
      throw unreachableError();
    });
    if (response.status === 204) return undefined as T;
    const json: unknown = await response.json().catch(() => null);
    if (response.ok && json !== null) return json as T;
    const error = parseErrorBody(json);
    throw error ? new ApiError(error) : unreachableError();
  }
  return {
    get: (path, signal) => call("GET", path, undefined, signal),
    post: (path, body) => call("POST", path, body),
    put: (path, body) => call("PUT", path, body),
    patch: (path, body) => call("PATCH", path, body),
    delete: (path) => call("DELETE", path),
  };
}
