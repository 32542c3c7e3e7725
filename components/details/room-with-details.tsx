"use client";

import dynamic from "next/dynamic";
import { useCallback, useMemo, useState } from "react";
import { RoomPane } from "@/components/room/room-pane";
import { DetailsContext } from "./details-context";

const DetailsPane = dynamic(() => import("./details-pane").then((module) => module.DetailsPane), {
  ssr: false,
});

/** A conversation, and beside it what there is to know and to decide about it; on a phone in its place. */
export function RoomWithDetails({ roomId }: { roomId: string }) {
  const [open, setOpen] = useState(false);
  const toggle = useCallback(() => setOpen((was) => !was), []);
  const close = useCallback(() => {
    setOpen(false);
    document.getElementById("details-button")?.focus();
  }, []);
  return (
    <DetailsContext value={useMemo(() => ({ open, toggle }), [open, toggle])}>
      <div className="relative flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          <RoomPane roomId={roomId} />
        </div>
        {open && <DetailsPane roomId={roomId} onClose={close} />}
      </div>
    </DetailsContext>
  );
}
