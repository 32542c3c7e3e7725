import type { IncomingMessage, Server, ServerOptions, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { LIMITS } from "@/lib/contract/limits";
import { setSecurityHeaders } from "./security-headers";
import { UPLOADS_PATH } from "./tus-uploads";

/** A head that does not come in this time never will. */
const HEAD_MS = 10_000;
/** So long a body of JSON may take; 64 KiB come on any line. */
const JSON_MS = 15_000;
/** So long a picture may. A piece of an upload has Node's five minutes, since it goes on where it was cut off. */
const BODY_MS = 120_000;

/** How the HTTP server bounds a connection of which nothing is known yet. */
export const CONNECTION_LIMITS: ServerOptions = {
  headersTimeout: HEAD_MS,
  connectionsCheckingInterval: 2_000,
  // Longer than proxies keep an idle upstream connection (Caddy 120 s, nginx and AWS ALB 60 s): whoever closes first must be
  // the one that reuses it, or a request sent at that moment fails with ECONNRESET.
  keepAliveTimeout: 125_000,
  maxHeaderSize: 16 * 1024,
  requireHostHeader: true,
  insecureHTTPParser: false,
};

/**
 * Sees every request and every connection before anybody else does, sockets included: sets what all answers carry, ends
 * what does not come to an end, and answers what is no HTTP.
 */
export function guardConnections(server: Server): void {
  server.prependListener("request", (request: IncomingMessage, response: ServerResponse) => {
    setSecurityHeaders(request, response);
    endLateBody(request, response);
  });
  server.on("clientError", refuseMalformed);
}

function endLateBody(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete || request.url?.startsWith(UPLOADS_PATH)) return;
  const isSmall = Number(request.headers["content-length"] ?? Infinity) <= LIMITS.bodyBytes;
  const mayBeLarge = request.headers["content-type"]?.startsWith("image/");
  const timer = setTimeout(
    () => {
      if (!request.complete) request.socket.destroy();
    },
    isSmall || !mayBeLarge ? JSON_MS : BODY_MS,
  );
  // An answer before the body's end, such as a refusal, leaves the body to come.
  response.once("close", () => {
    if (request.complete) clearTimeout(timer);
  });
}

/** In the contract's words; the connection ends, since nobody knows where on it the next request would begin. */
function refuseMalformed(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const tooLarge = error.code === "HPE_HEADER_OVERFLOW" || error.code === "HPE_CHUNK_EXTENSIONS_OVERFLOW";
  const body = JSON.stringify({
    error: tooLarge
      ? { code: "too_large", message: "The head of the request is too large." }
      : { code: "invalid", message: "This is no request of HTTP." },
  });
  socket.end(
    `HTTP/1.1 ${tooLarge ? "413 Content Too Large" : "400 Bad Request"}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}
