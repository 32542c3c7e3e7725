import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, verify } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";

export interface FcmResponse {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  delayMs?: number;
  cut?: boolean;
}

const SECONDS_PER_HOUR = 3_600;
const text = z.string();

/** The part of an FCM HTTP v1 message that we send; an unknown field is an error, as for FCM. */
const sent = z.strictObject({
  message: z.strictObject({
    token: text.min(1),
    data: z.record(text, text),
    notification: z.strictObject({ title: text, body: text }).optional(),
    android: z.strictObject({
      collapse_key: text,
      priority: z.enum(["NORMAL", "HIGH"]),
      ttl: text.regex(/^\d+s$/),
      notification: z.strictObject({ tag: text }).optional(),
    }),
    apns: z.strictObject({
      headers: z.strictObject({
        "apns-collapse-id": text.max(64),
        "apns-expiration": text.regex(/^\d{10}$/),
        "apns-priority": z.enum(["5", "10"]),
        "apns-push-type": z.enum(["alert", "background"]),
      }),
      payload: z.strictObject({ aps: z.record(text, z.unknown()) }),
    }),
  }),
});
export type FcmMessage = z.infer<typeof sent>["message"];

/** FCM and its token server on loopback, over HTTP. */
export interface FcmServer {
  port: number;
  /** Path of the service account's JSON. */
  accountFile: string;
  endpoint: string;
  sent: FcmMessage[];
  tokensIssued: number;
  /** The next responses to messages and to token requests. */
  responses: FcmResponse[];
  tokenResponses: FcmResponse[];
  /** Invalidates every bearer token issued so far. */
  revokeTokens(): void;
  faults: string[];
  stop(): Promise<void>;
}

export async function startFcmServer(): Promise<FcmServer> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const bearers = new Set<string>();
  const email = "pusher@parley-test.iam.gserviceaccount.com";
  const http = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      server.faults.push(String(error));
      response.writeHead(500).end();
    });
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const { port } = http.address() as AddressInfo;
  const folder = mkdtempSync(join(tmpdir(), "parley-fcm-"));
  const tokenUri = `http://localhost:${port}/token`;
  const server: FcmServer = {
    port,
    accountFile: join(folder, "account.json"),
    endpoint: `http://localhost:${port}`,
    sent: [],
    tokensIssued: 0,
    responses: [],
    tokenResponses: [],
    revokeTokens: () => bearers.clear(),
    faults: [],
    async stop() {
      http.closeAllConnections();
      http.close();
      await once(http, "close");
      rmSync(folder, { recursive: true });
    },
  };
  const account = {
    type: "service_account",
    project_id: "parley-test",
    client_email: email,
    private_key: privateKey.export({ type: "pkcs8", format: "pem" }),
    token_uri: tokenUri,
  };
  writeFileSync(server.accountFile, JSON.stringify(account));

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const isToken = request.url === "/token";
    const answer = (isToken ? server.tokenResponses : server.responses).shift();
    if (answer?.delayMs) await sleep(answer.delayMs, undefined, { ref: false });
    if (answer?.cut) return void request.socket.destroy();
    const reply = (status: number, value: unknown, headers: Record<string, string> = {}) =>
      void response
        .writeHead(status, { "content-type": "application/json", ...headers })
        .end(JSON.stringify(value));
    if (answer) return reply(answer.status ?? 200, answer.body ?? {}, answer.headers);
    if (isToken) {
      checkGrant(body, { email, tokenUri, publicKey });
      const bearer = randomBytes(16).toString("hex");
      bearers.add(bearer);
      server.tokensIssued += 1;
      return reply(200, { access_token: bearer, expires_in: SECONDS_PER_HOUR, token_type: "Bearer" });
    }
    if (request.method !== "POST" || request.url !== "/v1/projects/parley-test/messages:send")
      throw new Error(`${request.method} ${request.url}`);
    if (!bearers.has(request.headers.authorization?.replace("Bearer ", "") ?? ""))
      return reply(401, { error: { status: "UNAUTHENTICATED" } });
    server.sent.push(sent.parse(JSON.parse(body)).message);
    return reply(200, { name: `projects/parley-test/messages/${server.sent.length}` });
  }
  return server;
}

/** Checks the account's signed assertion (RFC 7523): its key, its audience, and a lifetime of at most an hour. */
function checkGrant(
  body: string,
  { email, tokenUri, publicKey }: { email: string; tokenUri: string; publicKey: KeyObject },
): void {
  const form = new URLSearchParams(body);
  if (form.get("grant_type") !== "urn:ietf:params:oauth:grant-type:jwt-bearer") throw new Error("grant_type");
  const [head = "", claims = "", signature = ""] = form.get("assertion")?.split(".") ?? [];
  const key = createPublicKey(publicKey.export({ type: "spki", format: "pem" }));
  if (!verify("RSA-SHA256", Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, "base64url")))
    throw new Error("the assertion's signature is wrong");
  const decode = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString());
  if (decode(head).alg !== "RS256") throw new Error("alg");
  const { iss, aud, scope, iat, exp } = decode(claims);
  if (iss !== email || aud !== tokenUri) throw new Error(`iss ${iss}, aud ${aud}`);
  if (scope !== "https://www.googleapis.com/auth/firebase.messaging") throw new Error(`scope ${scope}`);
  const now = Date.now() / 1_000;
  if (!(iat <= now + 1 && exp > now && exp - iat <= SECONDS_PER_HOUR))
    throw new Error(`iat ${iat}, exp ${exp}`);
}
