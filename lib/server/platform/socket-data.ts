/** What the server remembers of a socket. */
export interface SocketData {
  userId: string;
  sessionId: string;
  /** Rooms that this socket says it is looking at. */
  viewing: Set<string>;
  /** Its events that have not been answered yet. */
  inFlight: number;
}
