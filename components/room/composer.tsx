import { ComposerForm } from "@/components/composer/composer-form";
import { useSelection } from "@/components/message/desk-context";
import { laterPart } from "@/components/ui/later";
import type { Room } from "@/lib/contract/rooms";

const SelectionBar = laterPart(async () => (await import("@/components/message/selection-bar")).SelectionBar);
const BlockedBar = laterPart(async () => (await import("@/components/safety/blocked-bar")).BlockedBar);

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
