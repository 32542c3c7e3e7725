import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "../platform/env";
import { PRE_HYDRATION_SCRIPT_CSP_SOURCE } from "./pre-hydration-script";

const TWO_YEARS_S = 2 * 365 * 24 * 60 * 60;

/**
 * Sets what a browser must hold a page or an answer to, before anybody else writes to the response. Next takes the
 * nonce for its own scripts from the policy in the request's headers; what a client sent there is overwritten.
 */
export function setSecurityHeaders(request: IncomingMessage, response: ServerResponse): void {
  const { appUrl } = env();
  const policy = DATA.test(request.url ?? "") ? ANSWER : pagePolicy(randomBytes(16).toString("base64"));
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

const DATA = /^\/(api|socket\.io)\//;
/** An answer of the API is data: whoever opens it as a page gets one in which nothing runs. */
const ANSWER = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

function pagePolicy(nonce: string): string {
  const { production, S3_PUBLIC_URL } = env();
  // Where the store hands out files itself.
  const store = S3_PUBLIC_URL ? [new URL(S3_PUBLIC_URL).origin] : [];
  const directives = {
    "default-src": ["'self'"],
    // A script that the page itself was given may load others, as Next's do. Development compiles in the browser.
    "script-src": [
      "'self'",
      `'nonce-${nonce}'`,
      PRE_HYDRATION_SCRIPT_CSP_SOURCE,
      "'strict-dynamic'",
      ...(production ? [] : ["'unsafe-eval'"]),
    ],
    // Toasts and dialogs bring style elements along; without scripts they can do no harm.
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

/** Safari does not count a WebSocket to the page's own host as 'self'. */
function socketOrigin(): string {
  return env()
    .appUrl.replace(/^http/, "ws")
    .replace(/^(wss?:\/\/[^/]+).*$/, "$1");
}
