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

/** `/api/rooms/[roomId]`: the path with the names of its parameters, so that there are as many as there are routes. */
export function routePattern(pathname: string, params: PathParams): string {
  const segments = pathname.split("/");
  // Parameters come in the order of the path, all of them behind `/api/`.
  let from = 2;
  for (const [name, value] of Object.entries(params)) {
    if (Array.isArray(value)) return `${segments.slice(0, -value.length).join("/")}/[...${name}]`;
    const at = segments.findIndex(
      (part, index) => index >= from && (part === value || decoded(part) === value),
    );
    if (at < 0) continue;
    segments[at] = `[${name}]`;
    from = at + 1;
  }
  return segments.join("/");
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
