import { useLoadedMedia } from "@/lib/client/hooks/use-loaded-media";
import type { DisplayFile } from "./display-file";
import { useOpenLightbox } from "./lightbox-context";
import { mediaBox } from "./media-layout";
import { MediaTile } from "./media-tile";

interface MediaGridProps {
  roomId: string;
  messageId: string;
  media: readonly DisplayFile[];
  failed: boolean;
  tabIndex: 0 | -1;
}

/** The images and videos of a message. The box has its final size before any of them loads. */
export function MediaGrid({ roomId, messageId, media, failed, tabIndex }: MediaGridProps) {
  const openLightbox = useOpenLightbox();
  const loadedMedia = useLoadedMedia(roomId);
  const { width, height } = mediaBox(media);
  const alone = media.length === 1;
  return (
    <div
      className="grid max-w-full auto-rows-fr grid-cols-2 gap-0.5 overflow-hidden rounded-[10px]"
      style={{ width: `${width / 16}rem`, aspectRatio: `${width} / ${height}` }}
    >
      {media.map((file, index) => (
        <MediaTile
          key={file.id}
          messageId={messageId}
          file={file}
          alone={alone}
          wide={index === 0 && media.length % 2 === 1}
          failed={failed}
          tabIndex={tabIndex}
          onOpen={() => openLightbox(loadedMedia(), file.id)}
        />
      ))}
    </div>
  );
}
