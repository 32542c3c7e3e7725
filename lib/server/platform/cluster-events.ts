/** What changed in a room: what room lists show of it, or only its members and their roles. */
export type RoomChange = "room" | "members";

/** Events between instances, apart from those for clients. */
export interface ClusterEvents {
  /** Heartbeat of an instance, every second. */
  alive: (instance: string) => void;
  /** The instance stops and has lost nothing. */
  gone: (instance: string) => void;
  /** The instance could not publish for a while: its events are lost. */
  lost: () => void;
  /** A large room has changed: each instance informs its own users. */
  room_changed: (roomId: string, change: RoomChange) => void;
  /** All sockets in any channel of `audience` join a channel, leave it, or are closed. */
  join: (audience: string[], channel: string) => void;
  leave: (audience: string[], channel: string) => void;
  close: (audience: string[]) => void;
}
