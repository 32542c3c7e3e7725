import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { ENCODINGS, PRECOMPRESSED_TYPES } from "@/lib/server/http/encodings";

const FOLDER = ".next/static";

const compress = {
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

/** Compresses what `next build` made for browsers once, at the best level; the server keeps it in memory. */
async function compressBuild(): Promise<void> {
  const names = readdirSync(FOLDER, { recursive: true, encoding: "utf8" });
  await Promise.all(
    names
      .filter((name) => PRECOMPRESSED_TYPES.has(extname(name)))
      .map((name) => compressFile(join(FOLDER, name))),
  );
}

async function compressFile(path: string): Promise<void> {
  const file = await readFile(path);
  await Promise.all(
    ENCODINGS.map(async ({ coding, suffix }) => writeFile(path + suffix, await compress[coding](file))),
  );
}

void compressBuild();
