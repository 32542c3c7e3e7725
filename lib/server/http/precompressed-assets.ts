import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import Negotiator from "negotiator";
import { ENCODINGS, PRECOMPRESSED_TYPES } from "./encodings";

const PATH = "/_next/static/";
const YEAR_S = 365 * 24 * 60 * 60;

/** By the path in the address and the coding. */
type Packed = ReadonlyMap<string, Buffer>;

/**
 * Answers with the scripts and styles of the build, packed when it was made (tools/precompress-build.ts): better than there would
 * be time for at each request, and without a look at the disk. They are a few MiB, and stay what they were should another
 * build take their place. Answers false for what it does not have, or not as the client can read it.
 */
export function precompressedAssets(): (request: IncomingMessage, response: ServerResponse) => boolean {
  const files = readPacked(join(process.cwd(), ".next", "static"));
  return (request, response) => {
    const [path = ""] = (request.url ?? "").split("?");
    const type = PRECOMPRESSED_TYPES.get(extname(path));
    if (!type || !path.startsWith(PATH)) return false;
    response.setHeader("vary", "Accept-Encoding");
    const accepted = new Negotiator(request).encodings();
    for (const { coding, suffix } of ENCODINGS) {
      const body = accepted.includes(coding) ? files.get(path.slice(PATH.length) + suffix) : undefined;
      if (!body) continue;
      response.writeHead(200, {
        "content-type": type,
        "content-encoding": coding,
        "content-length": body.length,
        "cache-control": `public, max-age=${YEAR_S}, immutable`,
      });
      response.end(request.method === "HEAD" ? undefined : body);
      return true;
    }
    return false;
  };
}

function readPacked(folder: string): Packed {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const packed = names.filter((name) => ENCODINGS.some(({ suffix }) => name.endsWith(suffix)));
  return new Map(packed.map((name) => [name, readFileSync(join(folder, name))]));
}
