import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/people/avatar";
import { BriefTime } from "@/components/time/brief-time";
import { ClockTime } from "@/components/time/clock-time";
import { AppLink } from "@/components/ui/app-link";
import { cx } from "@/components/ui/cx";
import { useMe } from "@/lib/client/hooks/use-me";
import type { SearchHit } from "@/lib/client/hooks/use-search";
import { useUser } from "@/lib/client/hooks/use-user";
import { HitText } from "./hit-text";

interface HitLinkProps {
  hit: SearchHit;
  href: string;
  /** Whether the conversation shows this hit now. */
  current: boolean;
  /** Whether all hits are of one room, so that its name is left out. */
  inRoom: boolean;
  /** Whether a heading above shows the day, so that the time is enough. */
  underDayHeading: boolean;
  onOpen: (hit: SearchHit, event: MouseEvent) => void;
}

export function HitLink({ hit, href, current, inRoom, underDayHeading, onOpen }: HitLinkProps) {
  const t = useTranslations("search");
  const tRoom = useTranslations("room");
  const me = useMe();
  const { message, roomTitle } = hit;
  const sender = useUser(message.senderId);
  const name = message.senderId === null ? tRoom("gone") : (sender?.name ?? "…");
  return (
    <AppLink
      href={href}
      data-hit={message.id}
      aria-current={current ? "true" : undefined}
      onClick={(event) => onOpen(hit, event)}
      className={cx(
        "flex gap-3 rounded-xl px-3 py-2.5 outline-offset-[-2px]!",
        current ? "bg-chosen" : "hover:bg-hover focus-visible:bg-hover",
      )}
    >
      <Avatar
        id={message.senderId ?? ""}
        name={name}
        image={sender?.image ?? null}
        size={inRoom ? "small" : "medium"}
      />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate text-meta text-ink-soft">
            <bdi className="font-semibold text-ink">{message.senderId === me.id ? tRoom("you") : name}</bdi>
            {!inRoom && roomTitle !== "" && (
              <> {t.rich("inRoomOf", { room: roomTitle, who: (text) => <bdi>{text}</bdi> })}</>
            )}
          </span>
          <span className="shrink-0 text-note text-ink-faint">
            {underDayHeading ? <ClockTime at={message.createdAt} /> : <BriefTime at={message.createdAt} />}
          </span>
        </span>
        <HitText hit={hit} />
      </span>
    </AppLink>
  );
}
