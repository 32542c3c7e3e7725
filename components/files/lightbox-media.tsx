import { useState } from "react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import type { Attachment } from "@/lib/contract/messages";
import { reloadMedia, reloadStalledMedia } from "./reload-stalled-media";
import { useThumbhashPlaceholder } from "./use-thumbhash-placeholder";

interface LightboxMediaProps {
  file: Attachment;
  view: { scale: number; x: number; y: number };
}

/** An image or video as large as the page allows. An image shows its placeholder, then its thumbnail, until loaded. */
export function LightboxMedia({ file, view }: LightboxMediaProps) {
  const t = useTranslations("files");
  const placeholder = useThumbhashPlaceholder(file.thumbhash);
  const [state, setState] = useState<"loading" | "loaded" | "failed">("loading");
  const { name, url, thumbnailUrl, width = 1, height = 1 } = file;
  const fitClass = "absolute inset-0 m-auto max-h-full max-w-full object-contain";
  const size = { width, height, aspectRatio: `${width} / ${height}` };
  if (state === "failed")
    return <p className="absolute inset-0 flex items-center justify-center text-on-shade/80">{t("gone")}</p>;
  if (file.kind === "video") {
    return (
      // biome-ignore lint/a11y/useMediaCaption: media that users send has no captions
      <video
        src={url}
        poster={thumbnailUrl}
        controls
        autoPlay
        playsInline
        aria-label={t("videoNamed", { name })}
        onError={(event) => {
          if (!reloadMedia(event.currentTarget)) setState("failed");
        }}
        onStalled={(event) => reloadStalledMedia(event.currentTarget)}
        className={`${fitClass} size-full`}
      />
    );
  }
  return (
    <div
      className="absolute inset-0"
      style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` }}
    >
      {state === "loading" && thumbnailUrl && (
        // biome-ignore lint/performance/noImgElement: the server has already made the thumbnail
        <img
          src={thumbnailUrl}
          alt=""
          style={{ ...size, backgroundImage: placeholder, backgroundSize: "cover" }}
          className={fitClass}
        />
      )}
      {/* biome-ignore lint/performance/noImgElement: the original image is shown here */}
      <img
        src={url}
        alt={t("photoNamed", { name })}
        draggable={false}
        onLoad={() => setState("loaded")}
        onError={() => setState("failed")}
        style={size}
        className={cx(
          fitClass,
          state === "loading" && "opacity-0",
          view.scale > 1 ? "cursor-grab" : "cursor-zoom-in",
        )}
      />
    </div>
  );
}
