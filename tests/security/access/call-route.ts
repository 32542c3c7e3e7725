import { type Answer, type CallOptions, call } from "../support/call";
import type { Scene } from "../support/fixtures";
import type { AccessMatrix, Row } from "./row";

/** What the scene has under the names that stand in paths. */
const namesOf = (scene: Scene): Record<string, string> => ({
  roomId: scene.roomId,
  messageId: scene.messageId,
  inviteId: scene.inviteId,
  userId: scene.cast.member.userId,
});

/** The path of a row's call, with the ids of `scene` or with `ids` in their place. */
export function pathOf(key: string, row: Row, scene: Scene, ids: Record<string, string> = {}): string {
  const names: Record<string, string> = { ...namesOf(scene), ...row.params?.(scene), ...ids };
  const path = key.slice(key.indexOf(" ") + 1).replace(/\[(\.{3})?(\w+)\]/g, (_, rest, name: string) => {
    const value = names[name];
    if (value === undefined) throw new Error(`${key}: nothing stands for ${name}`);
    return rest ? value : encodeURIComponent(value);
  });
  return row.query ? `${path}?${row.query}` : path;
}

/** Sends a row's call as whoever has `token`. */
export function ask(
  key: string,
  row: Row,
  scene: Scene,
  token: string | undefined,
  ids: Record<string, string> = {},
): Promise<Answer> {
  const options: CallOptions = { token };
  if (row.headers) options.headers = row.headers;
  if (row.body) options.body = row.body(scene);
  return call(key.slice(0, key.indexOf(" ")), pathOf(key, row, scene, ids), options);
}

/** Names in the path of a row's call: `roomId`, `id`, … */
export const namesIn = (key: string): string[] =>
  [...key.matchAll(/\[(\w+)\]/g)].map((match) => match[1] ?? "");

export const rowsOf = (matrix: AccessMatrix): [string, Row][] => Object.entries(matrix);
