import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { ENCODINGS, PRECOMPRESSED_TYPES } from "@/lib/server/http/encodings";
import { eagerModules } from "./eager-modules";

const FOLDER = ".next/static";

const pack = {
  br: (file: Buffer) =>
    promisify(brotliCompress)(file, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: file.length,
      },
    }),
  gzip: (file: Buffer) => promisify(gzip)(file, { level: constants.Z_BEST_COMPRESSION }),
};

/** Finishes what `next build` has made for browsers: scripts that start faster, and each file packed (packed-files.ts). */
async function packBuild(): Promise<void> {
  const names = readdirSync(FOLDER, { recursive: true, encoding: "utf8" });
  await Promise.all(
    names.filter((name) => PRECOMPRESSED_TYPES.has(extname(name))).map((name) => finish(join(FOLDER, name))),
  );
}

async function finish(path: string): Promise<void> {
  if (extname(path) === ".js") await writeFile(path, eagerModules(await readFile(path, "utf8")));
  const file = await readFile(path);
  await Promise.all(
    ENCODINGS.map(async ({ coding, suffix }) => writeFile(path + suffix, await pack[coding](file))),
  );
}

void packBuild();
