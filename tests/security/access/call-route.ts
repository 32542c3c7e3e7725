import { type CallOptions, call, type HttpAnswer } from "../support/call";
import type { RoomFixture } from "../support/fixtures";
import type { AccessMatrix, RouteRow } from "./row";

/** Returns the fixture's ids by the names of path parameters. */
const namesOf = (scene: RoomFixture): Record<string, string> => ({
  roomId: scene.roomId,
  messageId: scene.messageId,
  inviteId: scene.inviteId,
  userId: scene.users.member.userId,
});

/** Returns the path of a row's call, with the ids of `scene` overridden by `ids`. */
export function pathOf(
  key: string,
  row: RouteRow,
  scene: RoomFixture,
  ids: Record<string, string> = {},
): string {
  const names: Record<string, string> = { ...namesOf(scene), ...row.params?.(scene), ...ids };
  const path = key.slice(key.indexOf(" ") + 1).replace(/\[(\.{3})?(\w+)\]/g, (_, rest, name: string) => {
    const value = names[name];
    if (value === undefined) throw new Error(`${key}: nothing stands for ${name}`);
    return rest ? value : encodeURIComponent(value);
  });
  return row.query ? `${path}?${row.query}` : path;
}

/** Sends a row's call with `token`. */
export function callRoute(
  key: string,
  row: RouteRow,
  scene: RoomFixture,
  token: string | undefined,
  ids: Record<string, string> = {},
): Promise<HttpAnswer> {
  const options: CallOptions = { token };
  if (row.headers) options.headers = row.headers;
  if (row.body) options.body = row.body(scene);
  return call(key.slice(0, key.indexOf(" ")), pathOf(key, row, scene, ids), options);
}

/** Names in the path of a row's call: `roomId`, `id`, … */
export const pathParameters = (key: string): string[] =>
  [...key.matchAll(/\[(\w+)\]/g)].map((match) => match[1] ?? "");

export const rowsOf = (matrix: AccessMatrix): [string, RouteRow][] => Object.entries(matrix);
