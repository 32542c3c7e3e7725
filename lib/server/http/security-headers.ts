import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "../platform/env";
import { PRE_HYDRATION_SCRIPT_CSP_SOURCE } from "./pre-hydration-script";

const TWO_YEARS_S = 2 * 365 * 24 * 60 * 60;

/**
 * Sets the security headers before anything else writes to the response. Next takes the nonce of its own scripts from the
 * policy in the request's headers; a value sent by the client is overwritten.
 */
export function setSecurityHeaders(request: IncomingMessage, response: ServerResponse): void {
  const { appUrl } = env();
  const policy = API_PATH.test(request.url ?? "")
    ? API_POLICY
    : pagePolicy(randomBytes(16).toString("base64"));
  request.headers["content-security-policy"] = policy;
  delete request.headers["content-security-policy-report-only"];
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "same-origin");
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  response.setHeader(
    "Permissions-Policy",
    "camera=(), geolocation=(), microphone=(self), payment=(), usb=()",
  );
  if (appUrl.startsWith("https:"))
    response.setHeader("Strict-Transport-Security", `max-age=${TWO_YEARS_S}; includeSubDomains`);
}

const API_PATH = /^\/(api|socket\.io)\//;
/** API responses are data: opened as a page, nothing in them runs. */
const API_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

function pagePolicy(nonce: string): string {
  const { production, S3_PUBLIC_URL } = env();
  // Set if browsers fetch files from the object store.
  const store = S3_PUBLIC_URL ? [new URL(S3_PUBLIC_URL).origin] : [];
  const directives = {
    "default-src": ["'self'"],
    // Scripts with the nonce may load others, as Next's do. Development evaluates code in the browser.
    "script-src": [
      "'self'",
      `'nonce-${nonce}'`,
      PRE_HYDRATION_SCRIPT_CSP_SOURCE,
      "'strict-dynamic'",
      ...(production ? [] : ["'unsafe-eval'"]),
    ],
    // Toasts and dialogs insert style elements; without scripts they do no harm.
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "blob:", "data:", ...store],
    "media-src": ["'self'", "blob:", ...store],
    "connect-src": ["'self'", socketOrigin(), ...store],
    "worker-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}

/** Returns the origin of WebSockets, since Safari does not count a WebSocket to the page's host as 'self'. */
function socketOrigin(): string {
  return env()
    .appUrl.replace(/^http/, "ws")
    .replace(/^(wss?:\/\/[^/]+).*$/, "$1");
}
