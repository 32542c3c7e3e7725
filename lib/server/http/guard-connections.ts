import type { IncomingMessage, Server, ServerOptions, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { LIMITS } from "@/lib/contract/limits";
import { env } from "../platform/env";
import { setSecurityHeaders } from "./security-headers";
import { UPLOADS_PATH } from "./tus-uploads";

/** How long the head of a request may take. */
const HEADERS_TIMEOUT_MS = 10_000;
/** How long a JSON body may take; any connection transmits 64 KiB in that time. */
const JSON_BODY_TIMEOUT_MS = 15_000;
/** How long an image body may take. A chunk of an upload has Node's five minutes, since uploads can be resumed. */
const IMAGE_BODY_TIMEOUT_MS = 120_000;

/** Limits of the HTTP server for connections of which nothing is known yet. */
export const connectionLimits = (): ServerOptions => ({
  headersTimeout: HEADERS_TIMEOUT_MS,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: env().KEEP_ALIVE_SECONDS * 1_000,
  maxHeaderSize: 16 * 1024,
  requireHostHeader: true,
  insecureHTTPParser: false,
});

/**
 * Handles every request and connection first, also those of sockets: sets the headers of all responses, enforces the body
 * timeouts and answers malformed requests.
 */
export function guardConnections(server: Server): void {
  server.prependListener("request", (request: IncomingMessage, response: ServerResponse) => {
    setSecurityHeaders(request, response);
    enforceBodyTimeout(request, response);
  });
  server.on("clientError", rejectMalformed);
}

function enforceBodyTimeout(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete || request.url?.startsWith(UPLOADS_PATH)) return;
  const isSmall = Number(request.headers["content-length"] ?? Infinity) <= LIMITS.bodyBytes;
  const mayBeLarge = request.headers["content-type"]?.startsWith("image/");
  const timer = setTimeout(
    () => {
      if (!request.complete) request.socket.destroy();
    },
    isSmall || !mayBeLarge ? JSON_BODY_TIMEOUT_MS : IMAGE_BODY_TIMEOUT_MS,
  );
  // After a response before the end of the body, such as a refusal, the rest of the body is still to come.
  response.once("close", () => {
    if (request.complete) clearTimeout(timer);
  });
}

/** Answers with an error of the contract and closes the connection: where the next request would begin is unknown. */
function rejectMalformed(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const tooLarge = error.code === "HPE_HEADER_OVERFLOW" || error.code === "HPE_CHUNK_EXTENSIONS_OVERFLOW";
  const body = JSON.stringify({
    error: tooLarge
      ? { code: "too_large", message: "The head of the request is too large." }
      : { code: "invalid", message: "This is not a valid HTTP request." },
  });
  socket.end(
    `HTTP/1.1 ${tooLarge ? "413 Content Too Large" : "400 Bad Request"}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}
