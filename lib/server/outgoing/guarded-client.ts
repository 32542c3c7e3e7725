import { Agent, type Dispatcher, request } from "undici";
import { type DestinationPolicy, parseDestination, resolveUrlAddresses, type Scheme } from "./destination";
import { guardedConnector } from "./guarded-connector";
import { isOutgoingError, OutgoingError } from "./outgoing-error";

export interface GuardedRequest {
  schemes: readonly Scheme[];
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** How many redirects are followed, each checked like the first address; 0 hands the redirect itself back. GET only. */
  redirects?: number;
  /** Bytes of the answer's body. */
  maxBytes: number;
  /** What is done with a longer body: give up, or keep its beginning. */
  overflow?: "fail" | "truncate";
  /** For everything, redirects and body included. */
  timeoutMs: number;
  signal?: AbortSignal;
}

export interface GuardedResponse {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
  /** Where the answer came from, after redirects. */
  url: URL;
}

export interface GuardedClient {
  /** Fails with an OutgoingError. Bodies come as they are sent: nothing is decompressed. */
  request(url: string, options: GuardedRequest): Promise<GuardedResponse>;
  /** Whether a request might go there now: reads, resolves and checks, and sends nothing. Fails with an OutgoingError. */
  check(url: string, schemes: readonly Scheme[]): Promise<void>;
  close(): Promise<void>;
}

const CONNECTIONS_PER_HOST = 64;
const IDLE_MS = 10_000;
const HEADER_BYTES = 16_384;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
/** Belong to whom the request was for, and to nobody it is sent on to. */
const PRIVATE_HEADERS: readonly string[] = ["authorization", "cookie"];

/** The way for everything that leaves this server on somebody else's word. */
export function createGuardedClient(policy: DestinationPolicy, ca?: string): GuardedClient {
  const agent = new Agent({
    connect: guardedConnector(policy, ca),
    connections: CONNECTIONS_PER_HOST,
    pipelining: 1,
    keepAliveTimeout: IDLE_MS,
    maxHeaderSize: HEADER_BYTES,
  });

  async function follow(text: string, options: GuardedRequest, signal: AbortSignal, left: number) {
    const url = parseDestination(text, options.schemes, policy);
    const answer = await send(agent, url, options, signal);
    const next = REDIRECTS.includes(answer.status) && single(answer.headers.location);
    if (!next || !options.redirects) return answer;
    if (left === 0) throw new OutgoingError("redirects");
    if (!URL.canParse(next, url.href)) throw new OutgoingError("url");
    const target = new URL(next, url);
    const headers = target.origin === url.origin ? options.headers : withoutSecrets(options.headers);
    return follow(target.href, { ...options, ...(headers && { headers }) }, signal, left - 1);
  }

  return {
    async request(url, options) {
      const redirects = options.method === "POST" ? 0 : (options.redirects ?? 0);
      const timeout = AbortSignal.timeout(options.timeoutMs);
      const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
      try {
        return await follow(url, { ...options, redirects }, signal, redirects);
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
  const answer = await request(url, { dispatcher: agent, method, headers, body, signal });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: await readBody(answer.body, options),
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
    // Leaving the loop closes the connection: nobody is read to the end of what has none.
    if (overflow === "fail") throw new OutgoingError("too_large");
    break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

const single = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

function withoutSecrets(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !PRIVATE_HEADERS.includes(name.toLowerCase())),
  );
}
