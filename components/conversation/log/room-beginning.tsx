import { useTranslations } from "use-intl";
import { bidiName } from "@/components/people/bidi-name";
import { RoomAvatar } from "@/components/people/room-avatar";
import type { Room } from "@/lib/contract/rooms";

interface RoomBeginningProps {
  room: Room;
  /** The room has no messages yet. */
  alone: boolean;
}

/** Stands above a room's first message; in an empty room it invites the reader to write it. */
export function RoomBeginning({ room, alone }: RoomBeginningProps) {
  const t = useTranslations("room");
  return (
    <div className="mx-auto flex max-w-80 flex-col items-center px-4 pt-8 pb-6 text-center">
      <RoomAvatar room={room} size="large" />
      {alone && <h2 className="mt-3 text-title font-semibold">{t("emptyTitle")}</h2>}
      <p className="mt-1 text-meta text-ink-soft text-pretty">
        {t.rich(room.kind === "direct" ? "emptyDirect" : "emptyGroup", {
          name: room.title,
          who: bidiName,
        })}
      </p>
    </div>
  );
}
