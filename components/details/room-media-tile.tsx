import { Play } from "lucide-react";
import { useTranslations } from "use-intl";
import { formatDuration } from "@/components/files/format-duration";
import { useOpenLightbox } from "@/components/files/lightbox-context";
import { MediaThumbnail } from "@/components/files/media-thumbnail";
import type { RoomFile } from "@/lib/contract/files";

interface RoomMediaTileProps {
  file: RoomFile;
  /** All files that the lightbox can navigate to. */
  files: readonly RoomFile[];
}

export function RoomMediaTile({ file, files }: RoomMediaTileProps) {
  const t = useTranslations("files");
  const open = useOpenLightbox();
  const { attachment } = file;
  const isVideo = attachment.kind === "video";
  return (
    <li>
      <button
        type="button"
        aria-label={t(isVideo ? "playVideo" : "open", { name: attachment.name })}
        onClick={() => open(files, attachment.id)}
        className="relative block aspect-square w-full overflow-hidden rounded-md"
      >
        <MediaThumbnail file={attachment} sizes="110px" />
        {isVideo && (
          <span className="absolute start-1 bottom-1 flex items-center gap-0.5 rounded-md bg-shade px-1 text-note text-on-shade tabular-nums">
            <Play aria-hidden className="size-3 fill-current" />
            {attachment.durationMs !== undefined && formatDuration(attachment.durationMs)}
          </span>
        )}
      </button>
    </li>
  );
}
