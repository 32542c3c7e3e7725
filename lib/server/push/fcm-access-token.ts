import { createSign } from "node:crypto";
import * as z from "zod";
import { outgoingClient } from "../outgoing/outgoing-client";
import type { FcmSettings } from "../platform/push-settings";
import { singleton } from "../platform/runtime";

const SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
const GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
const LIFETIME_SECONDS = 3_600;
/** How long before its expiry a token is replaced, so that none expires during a request. */
const REFRESH_MARGIN_MS = 60_000;
const TIMEOUT_MS = 10_000;
const MAX_RESPONSE_BYTES = 65_536;

const tokenResponse = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

interface CachedToken {
  token: string;
  expiresAt: number;
}

/** The token server refused to issue a token; `status` is its HTTP status. */
export class FcmAccessTokenError extends Error {
  constructor(readonly status: number) {
    super(`The token server answered ${status}.`);
    this.name = "FcmAccessTokenError";
  }
}

/** Returns the access token for FCM. It is cached until shortly before its expiry; concurrent calls share one request. */
export async function fcmAccessToken(settings: FcmSettings): Promise<string> {
  const state = singleton<{ cached?: CachedToken | undefined; pending?: Promise<CachedToken> | undefined }>(
    "fcm-token",
    () => ({}),
  );
  if (state.cached && state.cached.expiresAt > Date.now()) return state.cached.token;
  state.pending ??= fetchToken(settings).finally(() => {
    state.pending = undefined;
  });
  state.cached = await state.pending;
  return state.cached.token;
}

/** Drops the cached token after FCM has refused it: the next call fetches another. */
export function dropFcmAccessToken(): void {
  singleton<{ cached?: CachedToken | undefined }>("fcm-token", () => ({})).cached = undefined;
}

/** Exchanges a signed assertion (RFC 7523) for an access token: OAuth 2.0 for service accounts. */
async function fetchToken(settings: FcmSettings): Promise<CachedToken> {
  const requestedAt = Date.now();
  const response = await outgoingClient().request(settings.tokenUri, {
    schemes: [urlScheme(settings.tokenUri)],
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ grant_type: GRANT, assertion: assertion(settings, requestedAt) }).toString(),
    maxBytes: MAX_RESPONSE_BYTES,
    timeoutMs: TIMEOUT_MS,
  });
  if (response.status !== 200) throw new FcmAccessTokenError(response.status);
  const { access_token: token, expires_in: seconds } = tokenResponse.parse(
    JSON.parse(response.body.toString()),
  );
  return { token, expiresAt: requestedAt + seconds * 1_000 - REFRESH_MARGIN_MS };
}

function assertion({ clientEmail, privateKey, tokenUri }: FcmSettings, now: number): string {
  const issuedAt = Math.floor(now / 1_000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = {
    iss: clientEmail,
    scope: SCOPE,
    aud: tokenUri,
    iat: issuedAt,
    exp: issuedAt + LIFETIME_SECONDS,
  };
  const signed = `${part({ alg: "RS256", typ: "JWT" })}.${part(claims)}`;
  return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey, "base64url")}`;
}

export const urlScheme = (url: string): "https:" | "http:" => (url.startsWith("https:") ? "https:" : "http:");
