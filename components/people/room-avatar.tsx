import { useMe } from "@/lib/client/hooks/use-me";
import type { Room } from "@/lib/contract/rooms";
import { Avatar } from "./avatar";
import { otherMember } from "./other-member";
import { usePresence } from "./use-presence";

interface RoomAvatarProps {
  room: Room;
  size?: "small" | "medium" | "large" | "huge";
}

/** A direct room's avatar is the other user's, with a presence dot; a group has its own. */
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
