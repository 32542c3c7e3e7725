/** What one instance tells the others, apart from what is for clients. */
export interface BetweenInstances {
  /** This instance lives; said every second. */
  alive: (instance: string) => void;
  /** This instance stops, and has lost nothing. */
  gone: (instance: string) => void;
  /** This instance could not be heard for a while: what it had to tell is lost. */
  lost: () => void;
  /** All sockets in one of these Socket.IO rooms go into that one, leave it, or are closed. */
  join: (audience: string[], room: string) => void;
  leave: (audience: string[], room: string) => void;
  close: (audience: string[]) => void;
}
