import { MessageCirclePlus } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { useErrorWords } from "@/components/errors/use-error-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRooms } from "@/lib/client/hooks/use-rooms";
import { RoomLink } from "./room-link";
import { RoomListSkeleton } from "./room-list-skeleton";

export function RoomList({ onStart }: { onStart: () => void }) {
  const words = useTranslations("sidebar");
  const actions = useTranslations("action");
  const errorWords = useErrorWords();
  const pathname = usePathname();
  const { rooms, error, retry } = useRooms();

  if (!rooms && error) {
    return (
      <Notice
        title={words("failed")}
        lead={errorWords(error)}
        action={
          <Button look="outline" onClick={retry}>
            {actions("tryAgain")}
          </Button>
        }
      />
    );
  }
  if (!rooms) return <RoomListSkeleton />;
  if (rooms.length === 0) {
    return (
      <Notice
        icon={<MessageCirclePlus />}
        title={words("emptyTitle")}
        lead={words("emptyLead")}
        action={<Button onClick={onStart}>{words("emptyAction")}</Button>}
      />
    );
  }
  return (
    <ul className="min-h-0 flex-1 overflow-y-auto px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]">
      {rooms.map((room) => (
        <li key={room.id}>
          <RoomLink room={room} current={pathname === `/rooms/${room.id}`} />
        </li>
      ))}
    </ul>
  );
}
