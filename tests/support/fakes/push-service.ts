import { createECDH, type ECDH, randomBytes } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { decrypt } from "http_ece";
import { type PushPayload, pushPayload } from "@/lib/contract/push";
import { makeCertificate } from "./certificate";
import { checkVapid } from "./vapid";

/** How the service answers instead of 201. */
export interface PushServiceResponse {
  status?: number;
  headers?: Record<string, string>;
  delayMs?: number;
  /** The connection is closed without a response; `taken`: after the push was delivered. */
  cut?: boolean;
  taken?: boolean;
}

export interface ReceivedPush {
  payload: PushPayload;
  topic: string;
  ttl: number;
  urgency: string;
  vapidKey: string;
}

/** A browser with a subscription. */
export interface PushReceiver {
  endpoint: string;
  keys: { p256dh: string; auth: string };
  /** Everything that arrived, in order. */
  received: ReceivedPush[];
  /** Count of requests, refused ones included. */
  requests: number;
  /** The next responses; after them 201 again. */
  responses: PushServiceResponse[];
  /** What a service worker shows, by tag, and how often each (tag, seq) came to be shown. */
  shown: Map<string, number>;
  showings: Map<string, number>;
}

interface StoredReceiver extends PushReceiver {
  ecdh: ECDH;
  secret: Buffer;
}

/** A push service on loopback over HTTPS with a self-signed certificate. It delivers only valid pushes. */
export interface PushService {
  host: string;
  port: number;
  ca: string;
  createReceiver(): PushReceiver;
  /** Protocol violations found so far. */
  faults: string[];
  stop(): Promise<void>;
}

/** @param host its host name; the certificate covers it and `localhost`. */
export async function startPushService(host = "push.example"): Promise<PushService> {
  const { cert, key } = makeCertificate([host, "localhost"]);
  const browsers = new Map<string, StoredReceiver>();
  const faults: string[] = [];
  const server = createServer({ cert, key }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      faults.push(String(error));
      response.writeHead(400).end();
    });
  });
  server.keepAliveTimeout = 60_000;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const browser = browsers.get(request.url ?? "");
    if (!browser) return void response.writeHead(404).end();
    browser.requests += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = browser.responses.shift() ?? {};
    if (answer.delayMs) await sleep(answer.delayMs, undefined, { ref: false });
    const status = answer.status ?? 201;
    if (answer.taken || (status < 300 && !answer.cut)) pass(browser, request, Buffer.concat(chunks));
    if (answer.cut) return void request.socket.destroy();
    response.writeHead(status, answer.headers).end();
  }

  function pass(browser: StoredReceiver, { headers, method }: IncomingMessage, body: Buffer): void {
    if (method !== "POST" || headers["content-encoding"] !== "aes128gcm")
      throw new Error(`${method} ${headers["content-encoding"]}`);
    if (body.length > 4_096) throw new Error(`${body.length} bytes`);
    const vapid = checkVapid(headers.authorization ?? "", new URL(browser.endpoint).origin);
    const clear = decrypt(body, {
      version: "aes128gcm",
      privateKey: browser.ecdh,
      authSecret: browser.secret,
    });
    const payload = pushPayload.parse(JSON.parse(clear.toString()));
    browser.received.push({
      payload,
      topic: String(headers.topic),
      ttl: Number(headers.ttl),
      urgency: String(headers.urgency),
      vapidKey: vapid.publicKey,
    });
    show(browser, payload);
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    host,
    port,
    ca: cert,
    faults,
    createReceiver() {
      const ecdh = createECDH("prime256v1");
      const auth = randomBytes(16);
      const path = `/push/${randomBytes(12).toString("base64url")}`;
      const browser: StoredReceiver = {
        endpoint: `https://${host}:${port}${path}`,
        keys: { p256dh: ecdh.generateKeys("base64url"), auth: auth.toString("base64url") },
        received: [],
        requests: 0,
        responses: [],
        shown: new Map(),
        showings: new Map(),
        ecdh,
        secret: auth,
      };
      browsers.set(path, browser);
      return browser;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Applies a payload as docs/PROTOCOL.md requires of a receiver. */
function show({ shown, showings }: PushReceiver, payload: PushPayload): void {
  if (payload.kind === "test") return;
  const { tag, seq } = payload;
  const before = shown.get(tag) ?? 0;
  if (payload.kind === "retract") {
    if (before <= seq) shown.delete(tag);
    return;
  }
  if (seq <= before) return;
  shown.set(tag, seq);
  const showing = `${tag} ${seq}`;
  showings.set(showing, (showings.get(showing) ?? 0) + 1);
}
