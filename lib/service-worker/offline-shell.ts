import { precacheAssets } from "./asset-cache";

declare const self: ServiceWorkerGlobalScope;

const CACHE = "parley-shell";
/** A page without user data: it shows the rooms that are persisted in this browser. */
const SHELL = "/offline";
/** How long the server may take to answer before the shell is shown. */
const SERVER_TIMEOUT_MS = 4_000;
const ASSET = /\/_next\/static\/[\w./~%-]+\.(?:js|css|woff2)/g;
const CHUNK = /static\/chunks\/[\w.~-]+\.(?:js|css)/g;

/** Returns whether the shell can show this path. */
export function isShellPath(path: string): boolean {
  return path === "/" || path === "/rooms" || path.startsWith("/rooms/");
}

/** Caches the shell and all its assets, so that it starts without a network. */
export async function precacheShell(): Promise<void> {
  const response = await fetch(SHELL, { cache: "no-cache" });
  if (!response.ok) throw new Error(`The shell answered ${response.status}.`);
  await precacheAssets(await allAssets(await response.clone().text()));
  await (await caches.open(CACHE)).put(SHELL, response);
}

/** Returns the assets that a page references, and the lazy chunks that its scripts reference. */
async function allAssets(page: string): Promise<string[]> {
  const referenced = new Set(page.match(ASSET));
  const scripts = [...referenced].filter((path) => path.endsWith(".js"));
  const texts = await Promise.all(scripts.map(async (path) => (await fetch(path)).text()));
  const chunks = texts.flatMap((text) => text.match(CHUNK) ?? []).map((name) => `/_next/${name}`);
  return [...new Set([...referenced, ...chunks])];
}

let isFresh = false;

/** Answers with the server's page, or the shell if the server is unreachable. After the first page, refreshes the shell. */
export async function respondToNavigation(event: FetchEvent): Promise<Response> {
  const page = await Promise.race([fromServer(event), resolveAfter(SERVER_TIMEOUT_MS)]);
  if (page) {
    if (!isFresh) event.waitUntil(refreshShell());
    return page;
  }
  const shell = await (await caches.open(CACHE)).match(SHELL);
  return shell ?? fetch(event.request);
}

async function fromServer(event: FetchEvent): Promise<Response | undefined> {
  try {
    const response: Response = (await event.preloadResponse) ?? (await fetch(event.request));
    return response.status >= 502 && response.status <= 504 ? undefined : response;
  } catch {
    // Offline: the shell is shown.
    return undefined;
  }
}

async function refreshShell(): Promise<void> {
  isFresh = true;
  // If the network fails now, the cached shell remains.
  await precacheShell().catch(() => {
    isFresh = false;
  });
}

function resolveAfter(ms: number): Promise<undefined> {
  return new Promise((resolve) => self.setTimeout(resolve, ms, undefined));
}
