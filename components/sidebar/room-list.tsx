import { useState } from "react";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import type { ConversationKind } from "@/components/new-conversation/new-conversation-dialog";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { lazyPart } from "@/components/ui/lazy-part";
import { useRooms } from "@/lib/client/hooks/use-rooms";
import { filterRooms, type RoomListView } from "./filter-rooms";
import { RoomFilter } from "./room-filter";
import { RoomListSkeleton } from "./room-list-skeleton";
import { RoomRows } from "./room-rows";
import { useRoomMenu } from "./use-room-menu";

const Onboarding = lazyPart(async () => (await import("./onboarding")).Onboarding);

const ArchiveToggle = lazyPart(
  async () => (await import("./archive-toggle")).ArchiveToggle,
  () => <div className="mx-2 mb-1 h-10 shrink-0" />,
);

const DEFAULT_VIEW: RoomListView = { filter: "all", query: "", archived: false };

interface RoomListProps {
  onStart: (kind: ConversationKind) => void;
  signUpOpen: boolean;
}

export function RoomList({ onStart, signUpOpen }: RoomListProps) {
  const t = useTranslations("sidebar");
  const tActions = useTranslations("action");
  const errorText = useErrorText();
  const { rooms, error, retry } = useRooms();
  const [view, setView] = useState(DEFAULT_VIEW);
  const { open, menu } = useRoomMenu(rooms);

  if (!rooms && error) {
    return (
      <EmptyState
        title={t("failed")}
        lead={errorText(error)}
        action={
          <Button variant="outline" onClick={retry}>
            {tActions("tryAgain")}
          </Button>
        }
      />
    );
  }
  if (!rooms) return <RoomListSkeleton />;
  if (rooms.length === 0) {
    return <Onboarding onStart={onStart} signUpOpen={signUpOpen} />;
  }
  const shown = filterRooms(rooms, view);
  const archived = rooms.filter((room) => room.archived).length;
  return (
    <>
      <RoomFilter
        view={view}
        onView={setView}
        onLeave={() => shown[0] && document.getElementById(`room-${shown[0].id}`)?.focus()}
      />
      {view.query === "" && view.filter === "all" && (archived > 0 || view.archived) && (
        <ArchiveToggle
          count={archived}
          open={view.archived}
          onToggle={() => setView({ ...view, archived: !view.archived })}
        />
      )}
      {shown.length > 0 ? (
        <RoomRows rooms={shown} onMenu={open} />
      ) : (
        <EmptyState
          title={t("noneTitle")}
          action={
            <Button variant="plain" onClick={() => setView(DEFAULT_VIEW)}>
              {t("showAll")}
            </Button>
          }
        />
      )}
      {menu}
    </>
  );
}
