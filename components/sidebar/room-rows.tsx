import { observeElementRect, useVirtualizer } from "@tanstack/react-virtual";
import { usePathname } from "next/navigation";
import { type KeyboardEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import type { Room } from "@/lib/contract/rooms";
import { type OpenRoomMenu, RoomLink } from "./room-link";

const ROW_PX = 68;
const OVERSCAN = 8;
/** How many rows render before the list's height is known: as many as a screen holds. */
const INITIAL_ROWS = 16;

interface RoomRowsProps {
  rooms: readonly Room[];
  onMenu: OpenRoomMenu;
}

/** The room list as a virtual list. The arrow keys move the focus from row to row. */
export function RoomRows({ rooms, onMenu }: RoomRowsProps) {
  const t = useTranslations("sidebar");
  const pathname = usePathname();
  const scroller = useRef<HTMLUListElement>(null);
  const list = useVirtualizer<HTMLUListElement, HTMLElement>({
    count: rooms.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rooms[index]?.id ?? index,
    overscan: OVERSCAN,
    // A phone hides the list behind a conversation, where it has no height: the rows stay.
    observeElementRect: (instance, onRect) =>
      observeElementRect(instance, (rect) => {
        if (rect.height > 0) onRect(rect);
      }),
    initialRect: { width: 320, height: (INITIAL_ROWS - OVERSCAN) * ROW_PX },
  });
  const items = list.getVirtualItems();
  const [from, to] = [items[0]?.index ?? 0, (items.at(-1)?.index ?? -1) + 1];
  const moveFocus = (event: KeyboardEvent) => {
    const from = rooms.findIndex((room) => document.activeElement?.id === `room-${room.id}`);
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: rooms.length - 1 }[event.key];
    const room = to === undefined || from < 0 ? undefined : rooms[to];
    if (!room || to === undefined) return;
    event.preventDefault();
    list.scrollToIndex(to);
    requestAnimationFrame(() => document.getElementById(`room-${room.id}`)?.focus());
  };
  return (
    <ul
      ref={scroller}
      aria-label={t("list")}
      onKeyDown={moveFocus}
      className="min-h-0 flex-1 overflow-y-auto px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]"
    >
      <li role="presentation" aria-hidden style={{ height: from * ROW_PX }} />
      {rooms.slice(from, to).map((room, at) => (
        <li key={room.id} aria-setsize={rooms.length} aria-posinset={from + at + 1}>
          <RoomLink room={room} current={pathname === `/rooms/${room.id}`} onMenu={onMenu} />
        </li>
      ))}
      <li role="presentation" aria-hidden style={{ height: Math.max(0, rooms.length - to) * ROW_PX }} />
    </ul>
  );
}
