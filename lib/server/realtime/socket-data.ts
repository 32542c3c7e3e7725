/** What the server remembers of a socket. */
export interface SocketData {
  userId: string;
  sessionId: string;
  /** Rooms that this socket says it is looking at. */
  looking: Set<string>;
  /** Its events that have not been answered yet. */
  inWork: number;
}
