"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo, useState } from "react";
import { type JumpRequest, JumpRequestContext } from "@/components/conversation/jump-request-context";
import { RoomPane } from "@/components/conversation/room-pane";
import { SidePanelContext } from "@/components/conversation/side-panel-context";
import { lazyPart } from "@/components/ui/lazy-part";
import { roomUrl } from "@/lib/shared/page-urls";

const DetailsPane = lazyPart(async () => (await import("../details/details-pane")).DetailsPane);
const RoomSearch = lazyPart(async () => (await import("@/components/search/room-search")).RoomSearch);

/** Shows a conversation with its details or its search beside it; on a phone in its place. */
export function RoomScreen({ roomId }: { roomId: string }) {
  const [open, setOpen] = useState(false);
  const [jumpRequest, setJumpRequest] = useState<JumpRequest | null>(null);
  const params = useSearchParams();
  const [query, at] = [params.get("q"), params.get("at")];
  const searching = query !== null;
  const close = useCallback(() => {
    setOpen(false);
    document.getElementById("details-button")?.focus();
  }, []);
  const closeSearch = useCallback(() => {
    window.history.replaceState(null, "", roomUrl(roomId, { at }));
    document.getElementById("search-button")?.focus();
  }, [roomId, at]);
  const details = useMemo(
    () => ({
      open: open && !searching,
      toggle() {
        if (searching) window.history.replaceState(null, "", roomUrl(roomId, { at }));
        setOpen((was) => searching || !was);
      },
      searching,
      toggleSearch() {
        if (searching) return closeSearch();
        setOpen(false);
        window.history.pushState(null, "", roomUrl(roomId, { q: "", at }));
      },
    }),
    [open, searching, roomId, at, closeSearch],
  );
  return (
    <SidePanelContext value={details}>
      <div className="relative flex min-h-0 flex-1 flex-col xl:flex-row">
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <JumpRequestContext value={jumpRequest}>
            <RoomPane roomId={roomId} />
          </JumpRequestContext>
        </div>
        {details.open && <DetailsPane roomId={roomId} onClose={close} />}
        {searching && (
          <RoomSearch roomId={roomId} query={query} at={at} onShow={setJumpRequest} onClose={closeSearch} />
        )}
      </div>
    </SidePanelContext>
  );
}
