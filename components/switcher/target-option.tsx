import { Avatar } from "@/components/people/avatar";
import { RoomAvatar } from "@/components/people/room-avatar";
import { UnreadBadge } from "@/components/people/unread-badge";
import { cx } from "@/components/ui/cx";
import type { ConversationTarget } from "./find-targets";

interface TargetOptionProps {
  id: string;
  target: ConversationTarget;
  active: boolean;
  onPick: () => void;
  onPoint: () => void;
}

export function TargetOption({ id, target, active, onPick, onPoint }: TargetOptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names this as its active descendant
    <div
      id={id}
      role="option"
      aria-selected={active}
      onClick={onPick}
      onPointerMove={() => !active && onPoint()}
      className={cx(
        "flex h-12 cursor-pointer items-center gap-3 rounded-xl px-2",
        active ? "bg-hover [--under:var(--hover)]" : "[--under:var(--raised)]",
      )}
    >
      {"room" in target ? (
        <RoomAvatar room={target.room} />
      ) : (
        <Avatar
          id={target.user.id}
          name={target.user.name}
          image={target.user.image}
          online={target.user.online}
        />
      )}
      <span className="min-w-0 flex-1 truncate font-medium">
        <bdi>{target.title}</bdi>
      </span>
      {"room" in target && <UnreadBadge count={target.room.unread} muted={target.room.muted} />}
    </div>
  );
}
