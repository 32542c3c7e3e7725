import { useMe } from "@/lib/client/hooks/use-me";
import type { Room } from "@/lib/contract/rooms";
import { Avatar } from "./avatar";
import { otherMember } from "./other-member";
import { usePresence } from "./use-presence";

interface RoomAvatarProps {
  room: Room;
  size?: "small" | "medium" | "large" | "huge";
}

/** The other person's with a presence dot in a direct room, the group's own otherwise. */
export function RoomAvatar({ room, size }: RoomAvatarProps) {
  const me = useMe();
  const other = otherMember(room, me.id);
  const user = usePresence(other);
  return (
    <Avatar
      id={other ?? room.id}
      name={room.title}
      image={room.image}
      size={size}
      shape={room.kind === "direct" ? "person" : "group"}
      online={user?.online}
    />
  );
}
