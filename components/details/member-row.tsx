import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/people/avatar";
import { usePresence } from "@/components/people/use-presence";
import { usePresenceText } from "@/components/people/use-presence-text";
import { LazySafetyDialog } from "@/components/safety/lazy-safety-dialog";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { useMe } from "@/lib/client/hooks/use-me";
import type { Member, MemberRole, Room } from "@/lib/contract/rooms";
import { MemberMenu } from "./member-menu";

interface MemberRowProps {
  room: Room;
  member: Member;
  /** The role of the current user. */
  role: MemberRole;
  size: number;
  index: number;
}

export function MemberRow({ room, member, role, size, index }: MemberRowProps) {
  const t = useTranslations("details");
  const tRoom = useTranslations("room");
  const me = useMe();
  const user = usePresence(member.userId);
  const presence = usePresenceText()(user);
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null);
  const [asking, setAsking] = useState<"block" | "report" | null>(null);
  const self = member.userId === me.id;
  const name = user?.name ?? "";
  return (
    <li aria-setsize={size} aria-posinset={index + 1} className="flex h-14 items-center gap-3 px-2">
      <Avatar id={member.userId} name={name} image={user?.image} online={user?.online} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          <bdi>{name}</bdi>
          {self && <span className="font-normal text-ink-soft"> ({tRoom("youInList")})</span>}
        </span>
        {presence && <span className="block truncate text-meta text-ink-soft">{presence}</span>}
      </span>
      {member.role !== "member" && (
        // The user's own row has no menu button; the margin aligns its badge with the others.
        <span
          className={cx(
            "shrink-0 rounded-full bg-chosen px-2 text-note font-medium text-accent",
            self && "me-13",
          )}
        >
          {t(member.role)}
        </span>
      )}
      {!self && (
        <IconButton
          id={`member-${member.userId}`}
          aria-haspopup="menu"
          label={t("memberOptions", { name })}
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            setMenu({ x: box.x, y: box.bottom });
          }}
        >
          <Ellipsis aria-hidden />
        </IconButton>
      )}
      {menu && (
        <MemberMenu
          room={room}
          member={member}
          name={name}
          role={role}
          at={menu}
          onAsk={setAsking}
          onClose={() => {
            document.getElementById(`member-${member.userId}`)?.focus();
            setMenu(null);
          }}
        />
      )}
      {asking && (
        <LazySafetyDialog
          what={asking}
          person={{ id: member.userId, name }}
          onClose={() => setAsking(null)}
        />
      )}
    </li>
  );
}
