import { useState } from "react";
import { useTranslations } from "use-intl";
import { useLocalFileUrl, useSentFileUrl } from "@/lib/client/hooks/use-local-file-url";
import type { DisplayFile } from "./display-file";
import { useThumbhashPlaceholder } from "./use-thumbhash-placeholder";

/** The picture, or the still of a film, that fills the box around it; a blur of it until it has come. */
export function MediaThumbnail({ file, sizes }: { file: DisplayFile; sizes: string }) {
  const words = useTranslations("files");
  const placeholder = useThumbhashPlaceholder(file.thumbhash);
  const [broken, setBroken] = useState(false);
  const what = file.kind === "image" ? "blob" : "poster";
  const pendingUrl = useLocalFileUrl(file.url === null ? file.id : null, what);
  const sentUrl = useSentFileUrl()(file.id, what);
  const local = broken ? null : (pendingUrl ?? sentUrl);
  const alt = words(file.kind === "image" ? "photoNamed" : "videoNamed", { name: file.name });
  const picture = "absolute inset-0 size-full object-cover";
  const fail = () => setBroken(true);
  return (
    <span className="absolute inset-0 bg-track bg-cover bg-center" style={{ backgroundImage: placeholder }}>
      {local ? (
        // biome-ignore lint/performance/noImgElement: these bytes are in this browser
        <img src={local} alt={alt} draggable={false} onError={fail} className={picture} />
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
            className={picture}
          />
        </picture>
      ) : (
        <span className="sr-only">{alt}</span>
      )}
    </span>
  );
}
