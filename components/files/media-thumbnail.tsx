import { useState } from "react";
import { useTranslations } from "use-intl";
import { useLocalFileUrl, useSentFileUrl } from "@/lib/client/hooks/use-local-file-url";
import type { DisplayFile } from "./display-file";
import { useThumbhashPlaceholder } from "./use-thumbhash-placeholder";

/** An image, or the poster of a video, that fills its container. Shows a blurred placeholder until it has loaded. */
export function MediaThumbnail({ file, sizes }: { file: DisplayFile; sizes: string }) {
  const t = useTranslations("files");
  const placeholder = useThumbhashPlaceholder(file.thumbhash);
  const [broken, setBroken] = useState(false);
  const source = file.kind === "image" ? "blob" : "poster";
  const pendingUrl = useLocalFileUrl(file.url === null ? file.id : null, source);
  const sentUrl = useSentFileUrl()(file.id, source);
  const local = broken ? null : (pendingUrl ?? sentUrl);
  const alt = t(file.kind === "image" ? "photoNamed" : "videoNamed", { name: file.name });
  const pictureClass = "absolute inset-0 size-full object-cover";
  const onError = () => setBroken(true);
  return (
    <span className="absolute inset-0 bg-track bg-cover bg-center" style={{ backgroundImage: placeholder }}>
      {local ? (
        // biome-ignore lint/performance/noImgElement: the bytes are local
        <img src={local} alt={alt} draggable={false} onError={onError} className={pictureClass} />
      ) : file.url && file.thumbnailUrl ? (
        <picture>
          {file.mime === "image/gif" && (
            <source media="(prefers-reduced-motion: no-preference)" srcSet={file.url} />
          )}
          <img
            src={file.thumbnailUrl}
            srcSet={`${file.thumbnailUrl}?size=small 360w, ${file.thumbnailUrl} 1280w`}
            sizes={sizes}
            alt={alt}
            draggable={false}
            decoding="async"
            className={pictureClass}
          />
        </picture>
      ) : (
        <span className="sr-only">{alt}</span>
      )}
    </span>
  );
}
