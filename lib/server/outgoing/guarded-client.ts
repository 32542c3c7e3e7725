import { Agent, type Dispatcher, request } from "undici";
import { type DestinationPolicy, parseDestination, resolveUrlAddresses, type Scheme } from "./destination";
import { guardedConnector } from "./guarded-connector";
import { isOutgoingError, OutgoingError } from "./outgoing-error";

export interface GuardedRequest {
  schemes: readonly Scheme[];
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Max redirects that are followed, each checked like the first URL; 0 returns the redirect itself. GET only. */
  redirects?: number;
  /** Max bytes of the response's body. */
  maxBytes: number;
  /** What to do with a longer body: fail, or keep its beginning. */
  overflow?: "fail" | "truncate";
  /** For everything, including redirects and body. */
  timeoutMs: number;
  signal?: AbortSignal;
}

export interface GuardedResponse {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
  /** URL of the response, after redirects. */
  url: URL;
}

export interface GuardedClient {
  /** Sends a request. Rejects with an OutgoingError. Bodies are returned as sent: nothing is decompressed. */
  request(url: string, options: GuardedRequest): Promise<GuardedResponse>;
  /** Parses, resolves and checks a URL without sending anything. Rejects with an OutgoingError. */
  check(url: string, schemes: readonly Scheme[]): Promise<void>;
  close(): Promise<void>;
}

const CONNECTIONS_PER_HOST = 64;
const KEEP_ALIVE_MS = 10_000;
const MAX_HEADER_BYTES = 16_384;
const REDIRECT_STATUSES: readonly number[] = [301, 302, 303, 307, 308];
/** Headers for the requested origin only, which are not sent to the target of a redirect. */
const CREDENTIAL_HEADERS: readonly string[] = ["authorization", "cookie"];

/** Creates the client for all requests whose destination comes from users or other servers. */
export function createGuardedClient(policy: DestinationPolicy, ca?: string): GuardedClient {
  const agent = new Agent({
    connect: guardedConnector(policy, ca),
    connections: CONNECTIONS_PER_HOST,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
  });

  async function requestFollowingRedirects(
    text: string,
    options: GuardedRequest,
    signal: AbortSignal,
    remaining: number,
  ) {
    const url = parseDestination(text, options.schemes, policy);
    const response = await send(agent, url, options, signal);
    const next = REDIRECT_STATUSES.includes(response.status) && firstValue(response.headers.location);
    if (!next || !options.redirects) return response;
    if (remaining === 0) throw new OutgoingError("redirects");
    if (!URL.canParse(next, url.href)) throw new OutgoingError("url");
    const target = new URL(next, url);
    const headers = target.origin === url.origin ? options.headers : withoutCredentials(options.headers);
    return requestFollowingRedirects(
      target.href,
      { ...options, ...(headers && { headers }) },
      signal,
      remaining - 1,
    );
  }

  return {
    async request(url, options) {
      const redirects = options.method === "POST" ? 0 : (options.redirects ?? 0);
      const timeout = AbortSignal.timeout(options.timeoutMs);
      const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
      try {
        return await requestFollowingRedirects(url, { ...options, redirects }, signal, redirects);
      } catch (error) {
        if (isOutgoingError(error)) throw error;
        throw new OutgoingError(timeout.aborted ? "timeout" : "network", error);
      }
    },
    async check(text, schemes) {
      await resolveUrlAddresses(parseDestination(text, schemes, policy), policy);
    },
    close: () => agent.destroy(),
  };
}

async function send(agent: Agent, url: URL, options: GuardedRequest, signal: AbortSignal) {
  const { method = "GET", headers, body } = options;
  const response = await request(url, { dispatcher: agent, method, headers, body, signal });
  return {
    status: response.statusCode,
    headers: response.headers,
    body: await readBody(response.body, options),
    url,
  };
}

async function readBody(
  body: Dispatcher.ResponseData["body"],
  { maxBytes, overflow = "fail" }: GuardedRequest,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    chunks.push(chunk);
    if (size <= maxBytes) continue;
    // Leaving the loop closes the connection, so that an endless body is not read to its end.
    if (overflow === "fail") throw new OutgoingError("too_large");
    break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

const firstValue = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

function withoutCredentials(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !CREDENTIAL_HEADERS.includes(name.toLowerCase())),
  );
}
