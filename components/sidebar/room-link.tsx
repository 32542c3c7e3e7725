import { BellOff } from "lucide-react";
import Link from "next/link";
import { memo } from "react";
import { useTranslations } from "use-intl";
import { RoomAvatar } from "@/components/people/room-avatar";
import { BriefTime } from "@/components/time/brief-time";
import { cx } from "@/components/ui/cx";
import type { Room } from "@/lib/contract/rooms";
import { RoomPreview } from "./room-preview";
import { UnreadBadge } from "./unread-badge";

interface RoomLinkProps {
  room: Room;
  current: boolean;
}

export const RoomLink = memo(function RoomLink({ room, current }: RoomLinkProps) {
  const words = useTranslations("sidebar");
  const unread = room.unread > 0;
  return (
    <Link
      href={`/rooms/${room.id}`}
      aria-current={current ? "page" : undefined}
      className={cx(
        "flex h-[68px] items-center gap-3 rounded-xl px-2 outline-offset-[-2px]!",
        current ? "bg-chosen [--under:var(--chosen)]" : "hover:bg-hover hover:[--under:var(--hover)]",
      )}
    >
      <RoomAvatar room={room} size="large" />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className={cx("min-w-0 flex-1 truncate", unread ? "font-semibold" : "font-medium")}>
            <bdi>{room.title}</bdi>
          </span>
          {room.muted && (
            <BellOff
              role="img"
              aria-label={words("muted")}
              className="size-3.5 shrink-0 self-center text-ink-faint"
            />
          )}
          {room.lastMessage && (
            <span className={cx("shrink-0 text-note", unread ? "font-medium text-accent" : "text-ink-faint")}>
              <BriefTime at={room.lastMessage.createdAt} />
            </span>
          )}
        </span>
        <span className="mt-0.5 flex items-center gap-2">
          <RoomPreview room={room} />
          <UnreadBadge count={room.unread} muted={room.muted} />
        </span>
      </span>
    </Link>
  );
});
