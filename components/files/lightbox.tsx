import * as Primitive from "radix-ui/dialog";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useReturnFocus } from "@/components/ui/use-return-focus";
import type { RoomFile } from "@/lib/contract/files";
import { LightboxBar } from "./lightbox-bar";
import { LightboxMedia } from "./lightbox-media";
import { LightboxNavButton } from "./lightbox-nav-button";
import { useZoom } from "./use-zoom";

interface LightboxProps {
  files: readonly RoomFile[];
  startsAt: number;
  onClose: () => void;
}

/** Shows one image or video over the whole page, with navigation to the previous and next ones. */
export function Lightbox({ files, startsAt, onClose }: LightboxProps) {
  const t = useTranslations("files");
  const restoreFocus = useReturnFocus();
  const [at, setAt] = useState(startsAt);
  const stage = useRef<HTMLDivElement>(null);
  const rtl = document.documentElement.dir === "rtl";
  const go = (step: number) => {
    const next = at + step;
    if (next < 0 || next >= files.length) return;
    zoom.reset();
    setAt(next);
  };
  const zoom = useZoom({
    stage,
    onSwipe(direction) {
      if (direction === "down") onClose();
      else go((direction === "left") === rtl ? -1 : 1);
    },
  });
  const file = files[at];
  if (!file) return null;

  const keys: Record<string, () => void> = {
    ArrowRight: () => go(rtl ? -1 : 1),
    ArrowLeft: () => go(rtl ? 1 : -1),
    Home: () => go(-at),
    End: () => go(files.length - 1 - at),
    "+": zoom.zoomIn,
    "=": zoom.zoomIn,
    "-": zoom.zoomOut,
    "0": zoom.reset,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const inVideo = event.target instanceof HTMLVideoElement;
    const run = inVideo || event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  };
  return (
    <Primitive.Root open onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <Primitive.Content
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          onCloseAutoFocus={restoreFocus}
          className="fixed inset-0 z-50 flex flex-col bg-stage text-on-shade outline-none"
        >
          <Primitive.Title className="sr-only">{t("viewer")}</Primitive.Title>
          <LightboxBar file={file} place={{ index: at + 1, count: files.length }} zoom={zoom} />
          <div
            ref={stage}
            {...zoom.handlers}
            className="relative min-h-0 flex-1 touch-none overflow-hidden select-none"
          >
            <LightboxMedia key={file.attachment.id} file={file.attachment} view={zoom.view} />
            <LightboxNavButton direction="previous" hidden={at === 0} onClick={() => go(-1)} />
            <LightboxNavButton direction="next" hidden={at === files.length - 1} onClick={() => go(1)} />
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
