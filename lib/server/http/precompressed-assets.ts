import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import Negotiator from "negotiator";
import { ENCODINGS, PRECOMPRESSED_TYPES } from "./encodings";

const PATH = "/_next/static/";
const YEAR_S = 365 * 24 * 60 * 60;

/** Contents by path below `PATH`, including the suffix of the encoding. */
type PrecompressedFiles = ReadonlyMap<string, Buffer>;

/**
 * Creates a handler for the build's scripts and styles, which tools/precompress-build.ts has compressed: better than there
 * would be time for at each request. They are a few MiB, read into memory once, so that no request reads the disk and
 * another build does not change them. The handler returns false if it has no such file in an accepted encoding.
 */
export function precompressedAssets(): (request: IncomingMessage, response: ServerResponse) => boolean {
  const files = readPrecompressed(join(process.cwd(), ".next", "static"));
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

function readPrecompressed(folder: string): PrecompressedFiles {
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const names = all.filter((name) => ENCODINGS.some(({ suffix }) => name.endsWith(suffix)));
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
}
