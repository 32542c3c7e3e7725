import { RoomAvatar } from "@/components/people/room-avatar";
import type { Room } from "@/lib/contract/rooms";

interface ForwardTargetProps {
  room: Room;
  chosen: boolean;
  disabled: boolean;
  onToggle: () => void;
}

export function ForwardTarget({ room, chosen, disabled, onToggle }: ForwardTargetProps) {
  return (
    <label className="flex h-14 items-center gap-3 rounded-xl px-2 [--under:var(--raised)] hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <RoomAvatar room={room} />
      <span className="min-w-0 flex-1 truncate font-medium">
        <bdi>{room.title}</bdi>
      </span>
      <input
        type="checkbox"
        checked={chosen}
        disabled={disabled}
        onChange={onToggle}
        className="size-5 accent-accent outline-none"
      />
    </label>
  );
}
