import { normalizeText } from "@/components/i18n/normalize-text";
import type { Room } from "@/lib/contract/rooms";

export const ROOM_FILTERS = ["all", "unread", "groups"] as const;
type RoomFilterKind = (typeof ROOM_FILTERS)[number];

export interface RoomListView {
  filter: RoomFilterKind;
  query: string;
  /** Shows the archived rooms instead of the others. */
  archived: boolean;
}

/**
 * Returns the rooms that a view shows, pinned ones first, otherwise in the given order, that of the last activity. A
 * search also finds archived rooms.
 */
export function filterRooms(rooms: readonly Room[], { filter, query, archived }: RoomListView): Room[] {
  const terms = normalizeText(query).split(/\s+/).filter(Boolean);
  const shown = rooms.filter((room) => {
    if (terms.length > 0) {
      const title = normalizeText(room.title);
      return terms.every((term) => title.includes(term));
    }
    if (room.archived !== archived) return false;
    if (filter === "unread") return room.unread > 0;
    return filter === "all" || room.kind === "group";
  });
  return [...shown.filter((room) => room.pinned), ...shown.filter((room) => !room.pinned)];
}
