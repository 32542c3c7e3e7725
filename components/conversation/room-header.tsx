import { RoomAvatar } from "@/components/people/room-avatar";
import { BackButton } from "@/components/ui/back-button";
import { Skeleton } from "@/components/ui/skeleton";
import type { Room } from "@/lib/contract/rooms";
import { DetailsButton } from "./details-button";
import { RoomSubtitle } from "./room-subtitle";
import { SearchButton } from "./search-button";

export function RoomHeader({ room }: { room: Room | undefined }) {
  return (
    <header className="flex h-16 shrink-0 items-center gap-3 border-b border-hairline px-3 md:px-5">
      <BackButton />
      {room ? (
        <>
          <RoomAvatar room={room} />
          <div className="min-w-0 flex-1">
            <h1 className="truncate font-semibold" title={room.title}>
              <bdi>{room.title}</bdi>
            </h1>
            <RoomSubtitle room={room} />
          </div>
          <SearchButton />
          <DetailsButton />
        </>
      ) : (
        <>
          <Skeleton className="size-9 rounded-full!" />
          <Skeleton className="h-4 w-36" />
        </>
      )}
    </header>
  );
}
