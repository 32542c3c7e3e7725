import { metrics } from "./metrics";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

type PathParams = Record<string, string | string[] | undefined>;

export function countRequest(
  { url, method }: { url: string; method: string },
  params: PathParams,
  status: number,
  startedAt: number,
): void {
  const { httpRequests, httpSeconds } = metrics();
  const labels = {
    route: routePattern(new URL(url).pathname, params),
    method: METHODS.has(method) ? method : "other",
  };
  httpRequests.inc({ ...labels, status });
  httpSeconds.observe(labels, (performance.now() - startedAt) / 1_000);
}

/** Returns the path with its parameters' names, such as `/api/rooms/[roomId]`, so that there is one value per route. */
export function routePattern(pathname: string, params: PathParams): string {
  const segments = pathname.split("/");
  // Parameters are in the order of the path, all of them after `/api/`.
  let from = 2;
  for (const [name, value] of Object.entries(params)) {
    if (Array.isArray(value)) return `${segments.slice(0, -value.length).join("/")}/[...${name}]`;
    const at = segments.findIndex(
      (part, index) => index >= from && (part === value || decode(part) === value),
    );
    if (at < 0) continue;
    segments[at] = `[${name}]`;
    from = at + 1;
  }
  return segments.join("/");
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Counts an answered socket event; `event` is one of the contract's or `other`. */
export function countEvent(event: string, outcome: string, startedAt: number): void {
  const { socketEvents, ackSeconds } = metrics();
  socketEvents.add(1, event, outcome);
  if (event === "send_message" && outcome === "ok")
    ackSeconds.observe((performance.now() - startedAt) / 1_000);
}
