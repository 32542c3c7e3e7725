import type { ClientEvent } from "@/lib/contract/realtime";
import type { Role, RoomFixture } from "../support/fixtures";

/** What each role gets: an HTTP status, or a socket ack's code. */
export type ExpectedAnswers<A> = Record<Role, A>;

export interface RouteRow {
  answers: ExpectedAnswers<number>;
  /** What the administrator, a member of no room, gets; by default what an outsider gets. */
  administrator?: number;
  /** Path ids that differ from the fixture's values of the same name. */
  params?: (scene: RoomFixture) => Record<string, string>;
  query?: string;
  headers?: Record<string, string>;
  body?: (scene: RoomFixture) => unknown;
  /** An allowed call changes the fixture: each allowed role gets its own fixture. */
  mutates?: true;
  /** The call ends all sessions of its caller: each role uses a new account. */
  ownAccount?: true;
  /** Why the comparison of foreign and missing ids does not apply to this row. */
  noForeign?: string;
}

export interface EventRow {
  answers: ExpectedAnswers<string>;
  payload: (scene: RoomFixture) => unknown;
  mutates?: true;
}

export type AccessMatrix = Record<string, RouteRow>;
export type EventMatrix = Record<ClientEvent, EventRow>;

/** A missing or revoked session grants nothing. */
const UNAUTHENTICATED = { anonymous: 401, revoked: 401 };
/** Non-members cannot see that the room exists. */
const NON_MEMBERS = { outsider: 404, removed: 404 };

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
export const signedIn = (status: number): ExpectedAnswers<number> => ({
  ...UNAUTHENTICATED,
  ...signedInOnly(status),
});
export const nobody = (status = 404): ExpectedAnswers<number> => signedIn(status);
export const members = (status: number): ExpectedAnswers<number> => ({
  ...UNAUTHENTICATED,
  ...NON_MEMBERS,
  member: status,
  admin: status,
  owner: status,
});
export const admins = (status: number): ExpectedAnswers<number> => ({ ...members(status), member: 403 });
export const owners = (status: number): ExpectedAnswers<number> => ({ ...admins(status), admin: 403 });
/** For messages that the member wrote. */
export const author = (status: number): ExpectedAnswers<number> => ({ ...members(403), member: status });

/** On sockets the handshake already refuses unauthenticated clients. */
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
