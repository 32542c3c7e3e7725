import { type ReactNode, useCallback, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import type { RoomFile } from "@/lib/contract/files";
import { LightboxContext } from "./lightbox-context";

const Lightbox = lazyPart(async () => (await import("./lightbox")).Lightbox);

/** Provides the lightbox to all components that show media. Its code loads when it first opens. */
export function LightboxProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<{ files: readonly RoomFile[]; at: number } | null>(null);
  const show = useCallback((files: readonly RoomFile[], attachmentId: string) => {
    const at = files.findIndex(({ attachment }) => attachment.id === attachmentId);
    if (at >= 0) setOpen({ files, at });
  }, []);
  return (
    <LightboxContext value={show}>
      {children}
      {open && <Lightbox files={open.files} startsAt={open.at} onClose={() => setOpen(null)} />}
    </LightboxContext>
  );
}
