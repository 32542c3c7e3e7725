import { ArrowLeft, X } from "lucide-react";
import { useEffect, useEffectEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { useMe } from "@/lib/client/hooks/use-me";
import { useRoom } from "@/lib/client/hooks/use-rooms";
import { DangerSection } from "./danger-section";
import { FilesSection } from "./files-section";
import { IdentitySection } from "./identity-section";
import { InviteSection } from "./invite-section";
import { LinkPreviewsSection } from "./link-previews-section";
import { MembersSection } from "./members-section";
import { RoomNotificationsSection } from "./room-notifications-section";
import { SafetySection } from "./safety-section";

interface DetailsPaneProps {
  roomId: string;
  onClose: () => void;
}

/**
 * The details of a room: beside the conversation on a wide screen, over its edge on a medium one, full page on a phone.
 */
export function DetailsPane({ roomId, onClose }: DetailsPaneProps) {
  const t = useTranslations("details");
  const tActions = useTranslations("action");
  const me = useMe();
  const { room } = useRoom(roomId);
  const pane = useRef<HTMLElement>(null);
  useEffect(() => pane.current?.focus(), []);
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  if (!room) return null;
  const role = room.members.find((member) => member.userId === me.id)?.role ?? "member";
  const group = room.kind === "group";
  const manages = group && role !== "member";
  return (
    <aside
      ref={pane}
      tabIndex={-1}
      aria-label={t("label")}
      className="fixed inset-0 z-30 flex flex-col bg-margin outline-none [--under:var(--margin)] md:absolute md:inset-y-0 md:start-auto md:end-0 md:w-90 md:border-s md:border-hairline md:shadow-lift xl:static xl:shadow-none"
    >
      <header className="flex h-16 shrink-0 items-center gap-2 px-3">
        <IconButton label={tActions("back")} onClick={onClose} className="md:hidden">
          <ArrowLeft aria-hidden className="rtl:-scale-x-100" />
        </IconButton>
        <h2 className="flex-1 text-title font-semibold md:ps-2">{t("label")}</h2>
        <IconButton label={tActions("close")} onClick={onClose} className="max-md:hidden">
          <X aria-hidden />
        </IconButton>
      </header>
      <div className="min-h-0 flex-1 divide-y divide-hairline overflow-y-auto px-5 pb-8">
        <IdentitySection room={room} manages={manages} />
        <RoomNotificationsSection room={room} />
        <FilesSection room={room} />
        {(manages || !group) && <LinkPreviewsSection room={room} />}
        {group && <MembersSection room={room} role={role} />}
        {manages && <InviteSection roomId={room.id} />}
        {!group && <SafetySection room={room} />}
        {group && <DangerSection room={room} role={role} />}
      </div>
    </aside>
  );
}
