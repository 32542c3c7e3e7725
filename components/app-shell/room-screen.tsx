"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo, useState } from "react";
import { type Wish, WishContext } from "@/components/conversation/jump-request-context";
import { RoomPane } from "@/components/conversation/room-pane";
import { roomAddress } from "@/components/search/urls";
import { laterPart } from "@/components/ui/lazy-part";
import { DetailsContext } from "../details/side-panel-context";

const DetailsPane = laterPart(async () => (await import("../details/details-pane")).DetailsPane);
const RoomSearch = laterPart(async () => (await import("@/components/search/room-search")).RoomSearch);

/** A conversation, and beside it what there is to know and to decide about it, or to find in it; on a phone in its place. */
export function RoomWithDetails({ roomId }: { roomId: string }) {
  const [open, setOpen] = useState(false);
  const [wish, setWish] = useState<Wish | null>(null);
  const params = useSearchParams();
  const [query, at] = [params.get("q"), params.get("at")];
  const searching = query !== null;
  const close = useCallback(() => {
    setOpen(false);
    document.getElementById("details-button")?.focus();
  }, []);
  const closeSearch = useCallback(() => {
    window.history.replaceState(null, "", roomAddress(roomId, { at }));
    document.getElementById("search-button")?.focus();
  }, [roomId, at]);
  const details = useMemo(
    () => ({
      open: open && !searching,
      toggle() {
        if (searching) window.history.replaceState(null, "", roomAddress(roomId, { at }));
        setOpen((was) => searching || !was);
      },
      searching,
      toggleSearch() {
        if (searching) return closeSearch();
        setOpen(false);
        window.history.pushState(null, "", roomAddress(roomId, { q: "", at }));
      },
    }),
    [open, searching, roomId, at, closeSearch],
  );
  return (
    <DetailsContext value={details}>
      <div className="relative flex min-h-0 flex-1 flex-col xl:flex-row">
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <WishContext value={wish}>
            <RoomPane roomId={roomId} />
          </WishContext>
        </div>
        {details.open && <DetailsPane roomId={roomId} onClose={close} />}
        {searching && (
          <RoomSearch roomId={roomId} query={query} at={at} onShow={setWish} onClose={closeSearch} />
        )}
      </div>
    </DetailsContext>
  );
}
