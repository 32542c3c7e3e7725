/** How what the build makes for browsers is packed beforehand: as `Accept-Encoding` calls it and as names end; the smallest first. */
export const ENCODINGS = [
  { coding: "br", suffix: ".br" },
  { coding: "gzip", suffix: ".gz" },
] as const;

/** What is packed, by how names end, and the type that it is served as. */
export const PRECOMPRESSED_TYPES: ReadonlyMap<string, string> = new Map([
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
]);
