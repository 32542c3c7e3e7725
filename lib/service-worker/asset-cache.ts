const CACHE = "parley-assets";
/** Max cached files: a build has about forty, so a few builds fit. */
const FILES_MAX = 200;

/** Returns whether a file never changes under its name, or is the same for everyone. */
export function isAsset(path: string): boolean {
  return path.startsWith("/_next/static/") || path.startsWith("/icons/") || path === "/icon.svg";
}

/** Answers from the cache, else from the server, and caches the response. */
export async function serveCacheFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const cached = await cache.match(request);
  if (cached) return cached;
  const response = await fetch(request);
  if (response.ok && response.status === 200) await cache.put(request, response.clone());
  return response;
}

/** Caches these files, and deletes the oldest others beyond FILES_MAX. */
export async function precacheAssets(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const path of paths) if (!(await cache.match(path))) await cache.add(path);
  const cached = await cache.keys();
  const current = new Set(paths);
  const surplus = cached.filter((request) => !current.has(new URL(request.url).pathname));
  for (const request of surplus.slice(0, Math.max(0, cached.length - FILES_MAX))) await cache.delete(request);
}
