/** State that the server keeps per socket. */
export interface SocketData {
  userId: string;
  sessionId: string;
  /** Ids of the rooms that this socket's page shows. */
  viewing: Set<string>;
  /** Number of events that have not been answered yet. */
  inFlight: number;
}
