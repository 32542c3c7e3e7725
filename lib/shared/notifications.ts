/** What a notification carries with it: all that its click, its reply and its end need. */
export interface NotificationData {
  roomId: string;
  seq: number;
  /** A path of this server, where its click leads. */
  path: string;
}

/** From the worker to a page: show what is at this path, without a load. The page answers through the port. */
export interface NavigateMessage {
  kind: "go";
  path: string;
}

/** One notification a room at a time: a push's and a page's take each other's place. */
export const notificationTag = (roomId: string): string => `room:${roomId}`;

/** Where a message is shown. */
export const messagePath = (roomId: string, seq: number): string => `/rooms/${roomId}?at=${seq}`;

/** Whether it leads to a page of this server, and to nothing else. */
export const isSameOriginPath = (path: unknown): path is string =>
  typeof path === "string" && /^\/(?![/\\])/.test(path) && path.length <= 2_000;
