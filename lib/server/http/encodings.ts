/** Encodings in which the build compresses assets, with their name in `Accept-Encoding` and file suffix; smallest first. */
export const ENCODINGS = [
  { coding: "br", suffix: ".br" },
  { coding: "gzip", suffix: ".gz" },
] as const;

/** Content types of the assets that are compressed, by file extension. */
export const PRECOMPRESSED_TYPES: ReadonlyMap<string, string> = new Map([
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
]);
