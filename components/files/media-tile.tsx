import { Play } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import type { DisplayFile } from "./display-file";
import { formatDuration } from "./format-duration";
import { MediaThumbnail } from "./media-thumbnail";
import { reloadMedia, reloadStalledMedia } from "./reload-stalled-media";
import { UploadProgressRing } from "./upload-progress-ring";

interface MediaTileProps {
  messageId: string;
  file: DisplayFile;
  /** The only media of its message. A video then plays in place. */
  alone: boolean;
  wide: boolean;
  failed: boolean;
  tabIndex: 0 | -1;
  onOpen: () => void;
}

export function MediaTile({ messageId, file, alone, wide, failed, tabIndex, onOpen }: MediaTileProps) {
  const t = useTranslations("files");
  const [playing, setPlaying] = useState(false);
  const isVideo = file.kind === "video";
  const box = cx("relative block overflow-hidden", wide && "col-span-2");
  const picture = <MediaThumbnail file={file} sizes={alone || wide ? "320px" : "160px"} />;
  if (file.url === null) {
    return (
      <div className={box}>
        {picture}
        {!failed && (
          <span className="absolute inset-0 flex items-center justify-center">
            <UploadProgressRing messageId={messageId} file={file} tabIndex={tabIndex} onMedia />
          </span>
        )}
      </div>
    );
  }
  if (playing) {
    return (
      <div className={box}>
        {/* biome-ignore lint/a11y/useMediaCaption: media that users send has no captions */}
        <video
          src={file.url}
          controls
          autoPlay
          playsInline
          aria-label={t("videoNamed", { name: file.name })}
          onError={(event) => reloadMedia(event.currentTarget)}
          onStalled={(event) => reloadStalledMedia(event.currentTarget)}
          className="absolute inset-0 size-full bg-stage"
        />
      </div>
    );
  }
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-label={t(isVideo ? "playVideo" : "open", { name: file.name })}
      onClick={() => (isVideo && alone ? setPlaying(true) : onOpen())}
      className={cx(box, "-outline-offset-2!")}
    >
      {picture}
      {isVideo && (
        <>
          <span className="absolute inset-0 m-auto flex size-12 items-center justify-center rounded-full bg-shade text-on-shade">
            <Play aria-hidden className="size-6 translate-x-px fill-current" />
          </span>
          {file.durationMs !== undefined && (
            <span className="absolute start-2 bottom-2 rounded-md bg-shade px-1.5 text-note text-on-shade tabular-nums">
              {formatDuration(file.durationMs)}
            </span>
          )}
        </>
      )}
    </button>
  );
}
