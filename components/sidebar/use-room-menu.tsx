import { type ReactNode, useCallback, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Room } from "@/lib/contract/rooms";
import type { RoomMenuProps } from "./room-menu";

const RoomMenu = lazyPart(async () => (await import("./room-menu")).RoomMenu);

/**
 * Returns the room menu, whose code loads on first use, and `open`, which takes a room id and a point in the window.
 */
export function useRoomMenu(rooms: readonly Room[] | undefined) {
  const [shown, setShown] = useState<{ roomId: string; at: RoomMenuProps["at"] } | null>(null);
  const open = useCallback((roomId: string, at: RoomMenuProps["at"]) => setShown({ roomId, at }), []);
  const room = shown && rooms?.find((one) => one.id === shown.roomId);
  const close = () => {
    if (room) document.getElementById(`room-${room.id}`)?.focus();
    setShown(null);
  };
  const menu: ReactNode = shown && room && (
    <RoomMenu key={`${shown.at.x} ${shown.at.y}`} room={room} at={shown.at} onClose={close} />
  );
  return { open, menu };
}
