import { BellOff, ChevronDown, Pin } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "use-intl";
import { RoomAvatar } from "@/components/people/room-avatar";
import { UnreadBadge } from "@/components/people/unread-badge";
import { BriefTime } from "@/components/time/brief-time";
import { AppLink } from "@/components/ui/app-link";
import { cx } from "@/components/ui/cx";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Room } from "@/lib/contract/rooms";
import { RoomPreview } from "./room-preview";

const MentionBadge = lazyPart(
  async () => (await import("./mention-badge")).MentionBadge,
  () => <span className="size-5" />,
);

export type OpenRoomMenu = (roomId: string, at: { x: number; y: number }) => void;

interface RoomLinkProps {
  room: Room;
  current: boolean;
  onMenu: OpenRoomMenu;
}

const ICON_CLASS = "size-3.5 shrink-0 self-center text-ink-faint";

export const RoomLink = memo(function RoomLink({ room, current, onMenu }: RoomLinkProps) {
  const t = useTranslations("sidebar");
  const unread = room.unread > 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the menu is also reached by its button and by the keyboard's menu key
    <div
      className="group relative"
      onContextMenu={(event) => {
        event.preventDefault();
        // The keyboard's menu key gives no pointer position, so the row's position is used.
        const box = event.currentTarget.getBoundingClientRect();
        const byKey = event.clientX === 0 && event.clientY === 0;
        onMenu(room.id, byKey ? { x: box.x + 48, y: box.y + 48 } : { x: event.clientX, y: event.clientY });
      }}
    >
      <AppLink
        id={`room-${room.id}`}
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
            {room.pinned && <Pin role="img" aria-label={t("pinned")} className={ICON_CLASS} />}
            {room.muted && <BellOff role="img" aria-label={t("muted")} className={ICON_CLASS} />}
            {room.lastMessage && (
              <span
                className={cx("shrink-0 text-note", unread ? "font-medium text-accent" : "text-ink-faint")}
              >
                <BriefTime at={room.lastMessage.createdAt} />
              </span>
            )}
          </span>
          <span className="mt-0.5 flex items-center gap-2">
            <RoomPreview room={room} />
            {room.mentions > 0 && <MentionBadge count={room.mentions} />}
            <UnreadBadge count={room.unread} muted={room.muted} />
          </span>
        </span>
      </AppLink>
      <button
        type="button"
        aria-haspopup="menu"
        aria-label={t("options", { title: room.title })}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          onMenu(room.id, { x: box.x, y: box.bottom });
        }}
        className="absolute end-2 bottom-2 flex size-7 items-center justify-center rounded-lg bg-(--under,var(--margin)) text-ink-soft opacity-0 group-hover:opacity-100 hover:text-ink focus-visible:opacity-100 pointer-coarse:hidden"
      >
        <ChevronDown aria-hidden className="size-4" />
      </button>
    </div>
  );
});
