import { useSelectedMessages } from "@/components/message/actions/message-commands-context";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Room } from "@/lib/contract/rooms";
import { ComposerForm } from "./composer-form";

const SelectionBar = lazyPart(
  async () => (await import("@/components/message/actions/selection-bar")).SelectionBar,
);
const BlockedBar = lazyPart(async () => (await import("@/components/safety/blocked-bar")).BlockedBar);

interface ComposerProps {
  room: Room;
  onSent: () => void;
}

export function Composer({ room, onSent }: ComposerProps) {
  const selection = useSelectedMessages();
  if (selection) return <SelectionBar room={room} selection={selection} />;
  if (room.blocked) return <BlockedBar room={room} />;
  return <ComposerForm room={room} onSent={onSent} />;
}
