import type { MessagePage } from "./messages";
import type { Room } from "./rooms";
import type { User } from "./users";

/** What comes along with a page: the API's answers to what the page would ask for first. */
export interface InitialData {
  rooms: Room[];
  /** Those whose names and presence show first. */
  users: User[];
  /** Where the room of the address opens; null for an address of no room. */
  conversation: { roomId: string; page: MessagePage } | null;
}
