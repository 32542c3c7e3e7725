import { otherMember } from "@/components/people/other-member";
import { usePresence } from "@/components/people/use-presence";
import { usePresenceWords } from "@/components/people/use-presence-words";
import { cx } from "@/components/ui/cx";
import { useMe } from "@/lib/client/hooks/use-me";
import { useTyping } from "@/lib/client/hooks/use-typing";
import type { Room } from "@/lib/contract/rooms";
import { MemberNames } from "./member-names";
import { useTypingWords } from "./use-typing-words";

/** Under the title: who is typing, else whether the other person is there, or who the group is. */
export function RoomSubtitle({ room }: { room: Room }) {
  const me = useMe();
  const typing = useTypingWords(useTyping(room.id));
  const presence = usePresenceWords(usePresence(otherMember(room, me.id)));
  const line =
    typing ?? (room.kind === "direct" ? presence : <MemberNames members={room.members} meId={me.id} />);
  if (line === null) return null;
  return (
    <p
      suppressHydrationWarning
      className={cx("h-[18px] truncate text-meta", typing ? "text-accent" : "text-ink-soft")}
    >
      {line}
    </p>
  );
}
