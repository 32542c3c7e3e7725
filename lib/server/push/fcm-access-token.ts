import { createSign } from "node:crypto";
import * as z from "zod";
import { outgoingClient } from "../outgoing/outgoing-client";
import type { FcmSettings } from "../platform/push-settings";
import { singleton } from "../platform/runtime";

const SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
const GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
const LIFETIME_SECONDS = 3_600;
/** It is fetched anew before it ends, so that none ends on its way. */
const EARLY_MS = 60_000;
const TIMEOUT_MS = 10_000;
const ANSWER_BYTES = 65_536;

const grant = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

interface Kept {
  token: string;
  until: number;
}

/** The service account cannot be used now; `status` is the token server's answer. */
export class FcmAccessTokenError extends Error {
  constructor(readonly status: number) {
    super(`The token server answered ${status}.`);
    this.name = "FcmTokenError";
  }
}

/** The bearer for FCM: one for everyone who asks at the same time, kept until shortly before its end. */
export async function fcmAccessToken(settings: FcmSettings): Promise<string> {
  const state = singleton<{ kept?: Kept | undefined; asking?: Promise<Kept> | undefined }>(
    "fcm-token",
    () => ({}),
  );
  if (state.kept && state.kept.until > Date.now()) return state.kept.token;
  state.asking ??= fetchToken(settings).finally(() => {
    state.asking = undefined;
  });
  state.kept = await state.asking;
  return state.kept.token;
}

/** After FCM has refused it: the next call fetches another. */
export function dropFcmAccessToken(): void {
  singleton<{ kept?: Kept | undefined }>("fcm-token", () => ({})).kept = undefined;
}

/** OAuth 2.0 for service accounts: a signed assertion (RFC 7523) for a bearer. */
async function fetchToken(settings: FcmSettings): Promise<Kept> {
  const askedAt = Date.now();
  const answer = await outgoingClient().request(settings.tokenUri, {
    schemes: [urlScheme(settings.tokenUri)],
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ grant_type: GRANT, assertion: assertion(settings, askedAt) }).toString(),
    maxBytes: ANSWER_BYTES,
    timeoutMs: TIMEOUT_MS,
  });
  if (answer.status !== 200) throw new FcmAccessTokenError(answer.status);
  const { access_token: token, expires_in: seconds } = grant.parse(JSON.parse(answer.body.toString()));
  return { token, until: askedAt + seconds * 1_000 - EARLY_MS };
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
