import type { LogMessage } from "@/lib/client/hooks/use-conversation";
import { displayFiles, isMedia } from "./display-file";
import { mediaBox } from "./media-layout";

/** Reserves the space of a message's files until their component has loaded, so that nothing moves. */
export function FilesPlaceholder({ message }: { message: LogMessage }) {
  const files = displayFiles(message);
  const media = files.filter(isMedia);
  const { width, height } = mediaBox(media);
  return (
    <div className="flex flex-col gap-1">
      {media.length > 0 && (
        <div className="-mx-2 first:-mt-0.5">
          <div
            className="max-w-full rounded-[10px] bg-track/70"
            style={{ width: `${width / 16}rem`, aspectRatio: `${width} / ${height}` }}
          />
        </div>
      )}
      {files.map(
        (file) =>
          !isMedia(file) && <div key={file.id} className="h-12 w-72 max-w-full rounded-lg bg-track/70" />,
      )}
    </div>
  );
}
