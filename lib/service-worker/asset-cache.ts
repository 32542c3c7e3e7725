const CACHE = "parley-assets";
/** A build has some forty files: enough for a few of them, and bounded. */
const FILES_MAX = 200;

/** Files that never change under their name, or that look the same for everyone. */
export function isAsset(path: string): boolean {
  return path.startsWith("/_next/static/") || path.startsWith("/icons/") || path === "/icon.svg";
}

/** From the cache, else from the server and into the cache. */
export async function serveCacheFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && response.status === 200) await cache.put(request, response.clone());
  return response;
}

/** Keeps these files, and lets go of the longest kept beyond the bound. */
export async function precacheAssets(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const path of paths) if (!(await cache.match(path))) await cache.add(path);
  const kept = await cache.keys();
  const wanted = new Set(paths);
  const surplus = kept.filter((request) => !wanted.has(new URL(request.url).pathname));
  for (const request of surplus.slice(0, Math.max(0, kept.length - FILES_MAX))) await cache.delete(request);
}
