import { ComposerForm } from "@/components/composer/composer-form";
import { useSelection } from "@/components/message/desk-context";
import { SelectionBar } from "@/components/message/selection-bar";
import { BlockedBar } from "@/components/safety/blocked-bar";
import type { Room } from "@/lib/contract/rooms";

interface ComposerProps {
  room: Room;
  onSent: () => void;
}

export function Composer({ room, onSent }: ComposerProps) {
  const selection = useSelection();
  if (selection) return <SelectionBar room={room} selection={selection} />;
  if (room.blocked) return <BlockedBar room={room} />;
  return <ComposerForm room={room} onSent={onSent} />;
}
