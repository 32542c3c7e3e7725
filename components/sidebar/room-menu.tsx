import { Archive, ArchiveRestore, Bell, BellOff, CheckCheck, Pin, PinOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { Menu, MenuItem } from "@/components/ui/menu";
import { showToast } from "@/components/ui/show-toast";
import { ApiError } from "@/lib/client/api/api-error";
import { useMarkRead } from "@/lib/client/hooks/use-mark-read";
import { useRoomSettings } from "@/lib/client/hooks/use-room-settings";
import { MUTED_FOREVER } from "@/lib/client/notifications/mute";
import type { Room, RoomSettings } from "@/lib/contract/rooms";

export interface RoomMenuProps {
  room: Room;
  /** Where the menu opens, px in the window. */
  at: { x: number; y: number };
  onClose: () => void;
}

/** The actions on a room in the list. One menu serves all rows and is mounted while open. */
export function RoomMenu({ room, at, onClose }: RoomMenuProps) {
  const t = useTranslations("sidebar");
  const errorText = useErrorText();
  const change = useRoomSettings();
  const markRead = useMarkRead(room.id);
  const set = async (patch: RoomSettings) => {
    try {
      await change(room.id, patch);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      showToast(errorText(error), { look: "error" });
    }
  };
  const unmute = { notify: room.notify === "nothing" ? ("all" as const) : room.notify, mutedUntil: null };
  return (
    <Menu label={room.title} at={at} onClose={onClose}>
      {room.unread > 0 && (
        <MenuItem onSelect={() => markRead(room.lastSeq)}>
          <CheckCheck aria-hidden />
          {t("markRead")}
        </MenuItem>
      )}
      <MenuItem onSelect={() => set({ pinned: !room.pinned })}>
        {room.pinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
        {t(room.pinned ? "unpin" : "pin")}
      </MenuItem>
      <MenuItem onSelect={() => set(room.muted ? unmute : { mutedUntil: MUTED_FOREVER })}>
        {room.muted ? <Bell aria-hidden /> : <BellOff aria-hidden />}
        {t(room.muted ? "unmute" : "mute")}
      </MenuItem>
      <MenuItem onSelect={() => set({ archived: !room.archived })}>
        {room.archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
        {t(room.archived ? "unarchive" : "archive")}
      </MenuItem>
    </Menu>
  );
}
