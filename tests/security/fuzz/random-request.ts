import type { Random } from "@/tests/support/random";
import { pathOf } from "../access/call-route";
import { accessMatrix } from "../access/matrix";
import type { RouteRow } from "../access/row";
import { type CallOptions, call, type HttpAnswer } from "../support/call";
import type { RoomFixture } from "../support/fixtures";
import { corruptJson, edgeCaseText, mutate } from "./mutate";

/** Each hashes a password, which takes a core for a moment: they get their share and no more. */
const DEAR = /register|token|password|second-factor|callback/;
/** It would end the sessions of those who are needed further on. */
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

/** One request that is almost one of the contract's, as somebody of the scene or nobody. */
export function randomRequest(random: Random, scene: RoomFixture): FuzzedRequest {
  const [key, row] = pickRow(random);
  const { owner, member, outsider } = scene.users;
  const token = random.pick([owner.token, owner.token, member.token, outsider.token, undefined]);
  const path = withQuery(garblePath(pathOf(key, row, scene), random), random);
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
    if (found && (!DEAR.test(found[0]) || random.chance(0.15))) return found;
  }
}

function garblePath(path: string, random: Random): string {
  if (random.chance(0.8)) return path;
  const [at = "", query] = path.split("?");
  const parts = at.split("/");
  // The head stays, so that it is a request to the API.
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
