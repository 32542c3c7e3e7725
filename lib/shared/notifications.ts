/** The data of a notification, as its click, reply and close handlers need it. */
export interface NotificationData {
  roomId: string;
  seq: number;
  /** The path of this server that a click opens. */
  path: string;
}

/** Sent by the service worker to a page: navigate to this path without a load. The page replies through the port. */
export interface NavigateMessage {
  kind: "go";
  path: string;
}

/** Returns a room's notification tag. With the same tag, a push's notification and a page's replace each other. */
export const notificationTag = (roomId: string): string => `room:${roomId}`;

/** Returns the path of the page that shows a message. */
export const messagePath = (roomId: string, seq: number): string => `/rooms/${roomId}?at=${seq}`;

/** Whether the path leads to a page of this server. */
export const isSameOriginPath = (path: unknown): path is string =>
  typeof path === "string" && /^\/(?![/\\])/.test(path) && path.length <= 2_000;
