export interface ConnectionState {
  state: "connecting" | "online" | "offline";
  /** Since when there is no connection, in milliseconds since the epoch; null while there is one. */
  offlineSince: number | null;
  /** When the next try begins, in milliseconds since the epoch; null while one is under way or none is needed. */
  retryAt: number | null;
}

/** How a page begins. */
export const INITIAL_CONNECTION_STATE: ConnectionState = {
  state: "connecting",
  offlineSince: null,
  retryAt: null,
};
