import { Download, X, ZoomIn, ZoomOut } from "lucide-react";
import * as Primitive from "radix-ui/dialog";
import { useTranslations } from "use-intl";
import { FullDateTime } from "@/components/time/full-date-time";
import { useMe } from "@/lib/client/hooks/use-me";
import { useUser } from "@/lib/client/hooks/use-user";
import type { RoomFile } from "@/lib/contract/files";
import type { useZoom } from "./use-zoom";

const BUTTON =
  "flex size-10 shrink-0 items-center justify-center rounded-lg text-on-shade hover:bg-on-shade/15 focus-visible:outline-on-shade! disabled:opacity-40 [&_svg]:size-5";

interface LightboxBarProps {
  file: RoomFile;
  place: { index: number; count: number };
  zoom: ReturnType<typeof useZoom>;
}

/** The header of the lightbox: sender, position and the controls. */
export function LightboxBar({ file, place, zoom }: LightboxBarProps) {
  const t = useTranslations("files");
  const tActions = useTranslations("action");
  const tRoom = useTranslations("room");
  const me = useMe();
  const own = file.senderId === me.id;
  const sender = useUser(own ? null : file.senderId);
  const { name, url, kind } = file.attachment;
  return (
    <header className="flex items-center gap-1 px-3 pt-[max(0.5rem,env(safe-area-inset-top))] pb-2">
      <div className="min-w-0 flex-1 ps-1">
        <p className="truncate font-medium">
          <bdi>{own ? tRoom("you") : (sender?.name ?? "…")}</bdi>
        </p>
        <p aria-live="polite" className="truncate text-note text-on-shade/80">
          {place.count > 1 && `${t("place", place)} · `}
          {/* A phone has space for the time only. */}
          <span className="max-sm:hidden">
            <bdi>{name}</bdi>
            {" · "}
          </span>
          <FullDateTime at={file.createdAt} />
        </p>
      </div>
      {kind === "image" && (
        <>
          <button
            type="button"
            aria-label={t("zoomOut")}
            title={t("zoomOut")}
            disabled={!zoom.zoomed}
            onClick={zoom.zoomOut}
            className={`${BUTTON} max-sm:hidden`}
          >
            <ZoomOut aria-hidden />
          </button>
          <button
            type="button"
            aria-label={t("zoomIn")}
            title={t("zoomIn")}
            onClick={zoom.zoomIn}
            className={`${BUTTON} max-sm:hidden`}
          >
            <ZoomIn aria-hidden />
          </button>
        </>
      )}
      <a
        href={`${url}?download=1`}
        download={name}
        aria-label={t("download", { name })}
        title={t("download", { name })}
        className={BUTTON}
      >
        <Download aria-hidden />
      </a>
      <Primitive.Close aria-label={tActions("close")} title={tActions("close")} className={BUTTON}>
        <X aria-hidden />
      </Primitive.Close>
    </header>
  );
}
