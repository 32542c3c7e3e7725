import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { useUnblock } from "@/components/safety/use-unblock";
import { Menu, MenuItem } from "@/components/ui/menu";
import { showToast } from "@/components/ui/show-toast";
import { ApiError } from "@/lib/client/api/api-error";
import { useBlocks } from "@/lib/client/hooks/use-blocks";
import { useGroupActions } from "@/lib/client/hooks/use-group-actions";
import { useRoomActions } from "@/lib/client/hooks/use-room-actions";
import type { Member, MemberRole, Room } from "@/lib/contract/rooms";

interface MemberMenuProps {
  room: Room;
  member: Member;
  name: string;
  /** The role of the current user. */
  role: MemberRole;
  at: { x: number; y: number };
  /** Opens a dialog about the member after the menu has closed. */
  onAsk: (what: "block" | "report") => void;
  onClose: () => void;
}

/** The actions that the current user may take on another member, by the roles of both. */
export function MemberMenu({ room, member, name, role, at, onAsk, onClose }: MemberMenuProps) {
  const t = useTranslations("details");
  const tSafety = useTranslations("safety");
  const errorText = useErrorText();
  const router = useRouter();
  const { setRole, remove } = useGroupActions(room.id);
  const { createDirect } = useRoomActions();
  const { blocked } = useBlocks();
  const unblock = useUnblock();
  const isBlocked = blocked?.some((user) => user.id === member.userId);
  const run = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      showToast(errorText(error), { look: "error" });
    }
  };
  const isOwner = member.role === "owner";
  const manages = role === "owner" || (role === "admin" && !isOwner);
  return (
    <Menu label={name} at={at} onClose={onClose}>
      <MenuItem
        onSelect={() => run(async () => router.push(`/rooms/${(await createDirect(member.userId)).id}`))}
      >
        {t("message")}
      </MenuItem>
      {manages && member.role === "member" && (
        <MenuItem onSelect={() => run(() => setRole(member.userId, "admin"))}>{t("makeAdmin")}</MenuItem>
      )}
      {manages && member.role === "admin" && (
        <MenuItem onSelect={() => run(() => setRole(member.userId, "member"))}>{t("makeMember")}</MenuItem>
      )}
      {role === "owner" && !isOwner && (
        <MenuItem onSelect={() => run(() => setRole(member.userId, "owner"))}>{t("makeOwner")}</MenuItem>
      )}
      {manages && (
        <MenuItem danger onSelect={() => run(() => remove(member.userId))}>
          {t("remove")}
        </MenuItem>
      )}
      {isBlocked ? (
        <MenuItem onSelect={() => void unblock({ id: member.userId, name })}>{tSafety("unblock")}</MenuItem>
      ) : (
        <MenuItem danger onSelect={() => onAsk("block")}>
          {tSafety("block")}
        </MenuItem>
      )}
      <MenuItem danger onSelect={() => onAsk("report")}>
        {tSafety("report")}
      </MenuItem>
    </Menu>
  );
}
