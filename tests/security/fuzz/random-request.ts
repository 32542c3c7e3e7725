import type { Random } from "@/tests/support/random";
import { pathOf } from "../access/call-route";
import { accessMatrix } from "../access/matrix";
import type { RouteRow } from "../access/row";
import { type CallOptions, call, type HttpAnswer } from "../support/call";
import type { RoomFixture } from "../support/fixtures";
import { corruptJson, edgeCaseText, mutate } from "./mutate";

/** Routes that hash a password, which keeps a core busy: they are chosen less often. */
const EXPENSIVE_ROUTES = /register|token|password|second-factor|callback/;
/** Excluded: it would end sessions that later requests need. */
const ENDS_SESSIONS = "DELETE /api/sessions";
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const;
const TYPES = [
  "application/json",
  "text/plain",
  "application/x-www-form-urlencoded",
  "image/png",
  'a/b;c="',
  "",
];

const rows = Object.entries(accessMatrix).filter(([key]) => key !== ENDS_SESSIONS);

export interface FuzzedRequest {
  method: string;
  path: string;
  options: CallOptions;
}

/** Returns a request that almost follows the contract, from a fixture user or unauthenticated. */
export function randomRequest(random: Random, scene: RoomFixture): FuzzedRequest {
  const [key, row] = pickRow(random);
  const { owner, member, outsider } = scene.users;
  const token = random.pick([owner.token, owner.token, member.token, outsider.token, undefined]);
  const path = withQuery(corruptPath(pathOf(key, row, scene), random), random);
  const headers: Record<string, string> = { ...row.headers };
  const options: CallOptions = { token, headers };
  if (row.body && random.chance(0.95)) {
    const body = row.body(scene);
    headers["content-type"] = headers["content-type"] ?? "application/json";
    options.body = typeof body === "string" ? body : corruptJson(mutate(body, random), random);
  }
  if (random.chance(0.05)) headers["content-type"] = random.pick(TYPES) ?? "";
  const name = key.slice(0, key.indexOf(" "));
  const method = random.chance(0.05) ? (random.pick(METHODS) ?? name) : name;
  return { method, path: method === "DELETE" && path === "/api/sessions" ? "/api/me" : path, options };
}

export const sendRequest = ({ method, path, options }: FuzzedRequest): Promise<HttpAnswer> =>
  call(method, path, options);

function pickRow(random: Random): [string, RouteRow] {
  for (;;) {
    const found = rows[random.below(rows.length)];
    if (found && (!EXPENSIVE_ROUTES.test(found[0]) || random.chance(0.15))) return found;
  }
}

function corruptPath(path: string, random: Random): string {
  if (random.chance(0.8)) return path;
  const [at = "", query] = path.split("?");
  const parts = at.split("/");
  // The prefix stays, so that the request reaches the API.
  parts[2 + random.below(Math.max(1, parts.length - 2))] = random.chance(0.2)
    ? "%ff"
    : encodeURIComponent(edgeCaseText(random, 1_500));
  return parts.join("/") + (query ? `?${query}` : "");
}

function withQuery(path: string, random: Random): string {
  const [at = "", query = ""] = path.split("?");
  const fields = [...new URLSearchParams(query)].map(([name, value]): [string, string] => [
    name,
    random.chance(0.5) ? edgeCaseText(random, 1_500) : value,
  ]);
  if (random.chance(0.15)) fields.push([edgeCaseText(random, 50), "1"]);
  return fields.length > 0 ? `${at}?${new URLSearchParams(fields)}` : at;
}
