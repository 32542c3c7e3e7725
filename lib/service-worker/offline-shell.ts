import { precacheAssets } from "./asset-cache";

declare const self: ServiceWorkerGlobalScope;

const CACHE = "parley-shell";
/** A page without anybody's data: it shows what the browser itself has kept of the rooms. */
const SHELL = "/offline";
/** A server that does not answer in this time is as good as away. */
const PATIENCE_MS = 4_000;
const ASSET = /\/_next\/static\/[\w./~%-]+\.(?:js|css|woff2)/g;
const PART = /static\/chunks\/[\w.~-]+\.(?:js|css)/g;

/** Whether the shell can show what is at this path. */
export function isShellPath(path: string): boolean {
  return path === "/" || path === "/rooms" || path.startsWith("/rooms/");
}

/** Fetches the shell with all that it loads, so that it starts without a network. */
export async function precacheShell(): Promise<void> {
  const response = await fetch(SHELL, { cache: "no-cache" });
  if (!response.ok) throw new Error(`The shell answered ${response.status}.`);
  await precacheAssets(await allAssets(await response.clone().text()));
  await (await caches.open(CACHE)).put(SHELL, response);
}

/** What a page names, and what its scripts name in turn: the parts that are loaded when they are first needed. */
async function allAssets(page: string): Promise<string[]> {
  const named = new Set(page.match(ASSET));
  const scripts = [...named].filter((path) => path.endsWith(".js"));
  const texts = await Promise.all(scripts.map(async (path) => (await fetch(path)).text()));
  const parts = texts.flatMap((text) => text.match(PART) ?? []).map((name) => `/_next/${name}`);
  return [...new Set([...named, ...parts])];
}

let isFresh = false;

/** The page from the server; while that is away, the shell. A page that came shows that the shell can be renewed. */
export async function respondToNavigation(event: FetchEvent): Promise<Response> {
  const answer = await Promise.race([fromServer(event), after(PATIENCE_MS)]);
  if (answer) {
    if (!isFresh) event.waitUntil(renew());
    return answer;
  }
  const shell = await (await caches.open(CACHE)).match(SHELL);
  return shell ?? fetch(event.request);
}

async function fromServer(event: FetchEvent): Promise<Response | undefined> {
  try {
    const response: Response = (await event.preloadResponse) ?? (await fetch(event.request));
    return response.status >= 502 && response.status <= 504 ? undefined : response;
  } catch {
    // No network, which is what the shell is for.
    return undefined;
  }
}

async function renew(): Promise<void> {
  isFresh = true;
  // Should the network go just now, the shell that was kept before still serves.
  await precacheShell().catch(() => {
    isFresh = false;
  });
}

function after(ms: number): Promise<undefined> {
  return new Promise((resolve) => self.setTimeout(resolve, ms, undefined));
}
