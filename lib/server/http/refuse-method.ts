import type { IncomingMessage, ServerResponse } from "node:http";

const READS = new Set(["GET", "HEAD"]);
/** Next stumbles over others. */
const METHODS = new Set([...READS, "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * Pages are read and nothing else. Next would take other methods for calls of server actions, of which there are none,
 * and parse what comes with them. True when the request has been answered.
 */
export function refuseMethod({ url, method }: IncomingMessage, response: ServerResponse): boolean {
  if ((url?.startsWith("/api/") ? METHODS : READS).has(method ?? "")) return false;
  const body = JSON.stringify({ error: { code: "not_found", message: "There is no such address." } });
  response.writeHead(404, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    connection: "close",
  });
  response.end(body);
  return true;
}
