import * as Menu from "radix-ui/dropdown-menu";
import { useTranslations } from "use-intl";
import { useMarkRead } from "@/lib/client/hooks/use-marks";
import { useRoomSettings } from "@/lib/client/hooks/use-room-settings";
import { ALWAYS } from "@/lib/client/mute";
import type { Room, RoomSettings } from "@/lib/contract/rooms";

export interface RoomMenuProps {
  room: Room;
  /** Where on the screen it opens, in pixels. */
  at: { x: number; y: number };
  onClose: () => void;
  onFailed: (error: unknown) => void;
}

const ITEM =
  "flex h-9 cursor-default items-center rounded-lg px-3 outline-none select-none data-highlighted:bg-hover";

/** What one can do with a room from the list. One menu for all rows, there while it is open. */
export function RoomMenu({ room, at, onClose, onFailed }: RoomMenuProps) {
  const words = useTranslations("sidebar");
  const change = useRoomSettings();
  const markRead = useMarkRead(room.id);
  const set = (patch: RoomSettings) => () => void change(room.id, patch).catch(onFailed);
  const unmute = { notify: room.notify === "nothing" ? ("all" as const) : room.notify, mutedUntil: null };
  return (
    <Menu.Root open onOpenChange={(open) => !open && onClose()}>
      <Menu.Trigger asChild>
        <span aria-hidden tabIndex={-1} className="fixed size-0" style={{ left: at.x, top: at.y }} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content
          aria-label={room.title}
          align="start"
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            document.getElementById(`room-${room.id}`)?.focus();
          }}
          className="z-50 min-w-52 rounded-xl border border-hairline bg-raised p-1.5 shadow-lift"
        >
          {room.unread > 0 && (
            <Menu.Item className={ITEM} onSelect={() => markRead(room.lastSeq)}>
              {words("markRead")}
            </Menu.Item>
          )}
          <Menu.Item className={ITEM} onSelect={set({ pinned: !room.pinned })}>
            {words(room.pinned ? "unpin" : "pin")}
          </Menu.Item>
          <Menu.Item className={ITEM} onSelect={set(room.muted ? unmute : { mutedUntil: ALWAYS })}>
            {words(room.muted ? "unmute" : "mute")}
          </Menu.Item>
          <Menu.Item className={ITEM} onSelect={set({ archived: !room.archived })}>
            {words(room.archived ? "unarchive" : "archive")}
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
