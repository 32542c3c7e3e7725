import { otherMember } from "@/components/people/other-member";
import { usePresence } from "@/components/people/use-presence";
import { cx } from "@/components/ui/cx";
import { useMe } from "@/lib/client/hooks/use-me";
import { useTyping } from "@/lib/client/hooks/use-typing";
import type { Room } from "@/lib/contract/rooms";
import { useTypingText } from "../people/use-typing-text";
import { MemberNames } from "./member-names";
import { PresenceLine } from "./presence-line";

const LINE_CLASS = "h-[18px] truncate text-meta";

/** The line under the title: who is typing, else the other person's presence or the group's members. */
export function RoomSubtitle({ room }: { room: Room }) {
  const me = useMe();
  const typingText = useTypingText(useTyping(room.id));
  const other = usePresence(otherMember(room, me.id));
  if (typingText) return <p className={cx(LINE_CLASS, "text-accent")}>{typingText}</p>;
  if (room.kind === "direct")
    return <PresenceLine user={other} className={cx(LINE_CLASS, "text-ink-soft")} />;
  return (
    <p className={cx(LINE_CLASS, "text-ink-soft")}>
      <MemberNames members={room.members} meId={me.id} />
    </p>
  );
}
