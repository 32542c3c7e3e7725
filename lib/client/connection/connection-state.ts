export interface ConnectionState {
  state: "connecting" | "online" | "offline";
  /** When the connection was lost, in milliseconds since the epoch; null while there is one. */
  offlineSince: number | null;
  /** When the next try starts, in milliseconds since the epoch; null while one is running or none is planned. */
  retryAt: number | null;
}

/** The state of a new page. */
export const INITIAL_CONNECTION_STATE: ConnectionState = {
  state: "connecting",
  offlineSince: null,
  retryAt: null,
};
