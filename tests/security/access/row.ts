import type { ClientEvent } from "@/lib/contract/realtime";
import type { Role, RoomFixture } from "../support/fixtures";

/** What each of them gets: an HTTP status, or the code of a socket's acknowledgement. */
export type ExpectedAnswers<A> = Record<Role, A>;

export interface RouteRow {
  answers: ExpectedAnswers<number>;
  /** Who runs the server and is in no room; as an outsider where it is not said. */
  administrator?: number;
  /** Ids in the path that are not the scene's own by that name. */
  params?: (scene: RoomFixture) => Record<string, string>;
  query?: string;
  headers?: Record<string, string>;
  body?: (scene: RoomFixture) => unknown;
  /** It alters the scene where it is let in: every role that is gets a scene of its own. */
  mutates?: true;
  /** It ends all sessions of who asks: everyone is a newcomer for it. */
  ownAccount?: true;
  /** Why foreign and missing ids cannot be told apart here by a test of their own. */
  noForeign?: string;
}

export interface EventRow {
  answers: ExpectedAnswers<string>;
  payload: (scene: RoomFixture) => unknown;
  mutates?: true;
}

export type AccessMatrix = Record<string, RouteRow>;
export type EventMatrix = Record<ClientEvent, EventRow>;

/** Nobody's session, or one that has ended, opens nothing. */
const SHUT = { anonymous: 401, revoked: 401 };
/** Who is not in a room cannot see that there is one. */
const STRANGERS = { outsider: 404, removed: 404 };

export const everyone = (status: number): ExpectedAnswers<number> => ({
  anonymous: status,
  revoked: status,
  ...signedInOnly(status),
});
const signedInOnly = (status: number) => ({
  outsider: status,
  removed: status,
  member: status,
  admin: status,
  owner: status,
});
export const signedIn = (status: number): ExpectedAnswers<number> => ({ ...SHUT, ...signedInOnly(status) });
export const nobody = (status = 404): ExpectedAnswers<number> => signedIn(status);
export const members = (status: number): ExpectedAnswers<number> => ({
  ...SHUT,
  ...STRANGERS,
  member: status,
  admin: status,
  owner: status,
});
export const admins = (status: number): ExpectedAnswers<number> => ({ ...members(status), member: 403 });
export const owners = (status: number): ExpectedAnswers<number> => ({ ...admins(status), admin: 403 });
/** The member wrote it. */
export const author = (status: number): ExpectedAnswers<number> => ({ ...members(403), member: status });

/** On a socket it is the handshake that refuses who is nobody. */
const NO_SOCKET = { anonymous: "unauthenticated", revoked: "unauthenticated" };
export const memberEvents: ExpectedAnswers<string> = {
  ...NO_SOCKET,
  outsider: "not_found",
  removed: "not_found",
  member: "ok",
  admin: "ok",
  owner: "ok",
};
export const signedInEvents: ExpectedAnswers<string> = { ...memberEvents, outsider: "ok", removed: "ok" };
