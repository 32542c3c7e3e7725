/** What of a room has changed: what a list of rooms shows of it, or only who is in it and what their roles are. */
export type RoomChange = "room" | "members";

/** What one instance tells the others, apart from what is for clients. */
export interface ClusterEvents {
  /** This instance lives; said every second. */
  alive: (instance: string) => void;
  /** This instance stops, and has lost nothing. */
  gone: (instance: string) => void;
  /** This instance could not be heard for a while: what it had to tell is lost. */
  lost: () => void;
  /** A large room has changed: each instance tells its own users. */
  room_changed: (roomId: string, change: RoomChange) => void;
  /** All sockets in one of these Socket.IO rooms go into that one, leave it, or are closed. */
  join: (audience: string[], room: string) => void;
  leave: (audience: string[], room: string) => void;
  close: (audience: string[]) => void;
}
