import { observeElementRect as observeRect, useVirtualizer } from "@tanstack/react-virtual";
import { usePathname } from "next/navigation";
import { type KeyboardEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import { useDrawn } from "@/components/time/drawn-context";
import type { Room } from "@/lib/contract/rooms";
import { type OpenMenu, RoomLink } from "./room-link";

const ROW_PX = 68;

interface RoomRowsProps {
  rooms: readonly Room[];
  onMenu: OpenMenu;
}

/** The rows that are in view and a few around them; the arrow keys walk from row to row. */
export function RoomRows({ rooms, onMenu }: RoomRowsProps) {
  const words = useTranslations("sidebar");
  const pathname = usePathname();
  const drawn = useDrawn() !== null;
  const scroller = useRef<HTMLUListElement>(null);
  const virtual = useVirtualizer({
    count: rooms.length,
    getScrollElement: () => (drawn ? null : scroller.current),
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rooms[index]?.id ?? index,
    observeElementRect,
    overscan: 8,
    initialRect: { width: 320, height: 900 },
  });
  const walk = (event: KeyboardEvent) => {
    const from = rooms.findIndex((room) => document.activeElement?.id === `room-${room.id}`);
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: rooms.length - 1 }[event.key];
    const room = to === undefined || from < 0 ? undefined : rooms[to];
    if (!room || to === undefined) return;
    event.preventDefault();
    virtual.scrollToIndex(to);
    requestAnimationFrame(() => document.getElementById(`room-${room.id}`)?.focus());
  };
  return (
    <ul
      ref={scroller}
      aria-label={words("list")}
      onKeyDown={walk}
      className="min-h-0 flex-1 overflow-y-auto px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]"
    >
      <li role="presentation" aria-hidden style={{ height: virtual.getVirtualItems()[0]?.start ?? 0 }} />
      {virtual.getVirtualItems().map(({ index, key }) => {
        const room = rooms[index];
        return (
          room && (
            <li key={key} aria-setsize={rooms.length} aria-posinset={index + 1}>
              <RoomLink room={room} current={pathname === `/rooms/${room.id}`} onMenu={onMenu} />
            </li>
          )
        );
      })}
      <li
        role="presentation"
        aria-hidden
        style={{ height: virtual.getTotalSize() - (virtual.getVirtualItems().at(-1)?.end ?? 0) }}
      />
    </ul>
  );
}

/** Where a phone shows the conversation instead, the list is hidden and of no size: it stays as it is. */
const observeElementRect: typeof observeRect<HTMLUListElement> = (list, onRect) =>
  observeRect(list, (rect) => {
    if (rect.height > 0) onRect(rect);
  });
