import type { IncomingMessage, ServerResponse } from "node:http";
import type { ErrorBody } from "@/lib/contract/errors";
import { statusOf } from "../platform/errors";

const READS = new Set(["GET", "HEAD"]);
const METHODS = new Set([...READS, "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Answers requests that Next would mishandle. Returns whether the request has been answered. */
export function refuseRequest(request: IncomingMessage, response: ServerResponse): boolean {
  const error = findError(request);
  if (!error) return false;
  const body = JSON.stringify({ error });
  response.writeHead(statusOf(error.code), {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    connection: "close",
  });
  response.end(body);
  return true;
}

function findError({ url = "", method = "" }: IncomingMessage): ErrorBody | null {
  // Pages are only read. Next would take other methods for calls of server actions, of which there are none, and parse
  // the body.
  const methods = url.startsWith("/api/") ? METHODS : READS;
  if (!methods.has(method)) return { code: "not_found", message: "There is no such address." };
  if (!isReadable(url)) return { code: "invalid", message: "The address is not UTF-8." };
  return null;
}

function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.split("?")[0] ?? "");
    return true;
  } catch {
    return false;
  }
}
