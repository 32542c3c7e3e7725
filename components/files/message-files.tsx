import type { LogMessage } from "@/lib/client/hooks/use-conversation";
import { AudioPlayer } from "./audio-player";
import { displayFiles, isMedia } from "./display-file";
import { DocumentRow } from "./document-row";
import { MediaGrid } from "./media-grid";

interface MessageFilesProps {
  message: LogMessage;
  tabIndex: 0 | -1;
}

/** The files of a message: images and videos in a grid, then audio files and documents in order. */
export function MessageFiles({ message, tabIndex }: MessageFilesProps) {
  const files = displayFiles(message);
  const media = files.filter(isMedia);
  const others = files.filter((file) => !isMedia(file));
  const failed = "state" in message && message.state === "failed";
  return (
    <div className="flex flex-col gap-1">
      {media.length > 0 && (
        <div className="-mx-2 first:-mt-0.5">
          <MediaGrid
            roomId={message.roomId}
            messageId={message.id}
            media={media}
            failed={failed}
            tabIndex={tabIndex}
          />
        </div>
      )}
      {others.map((file) =>
        file.kind === "audio" ? (
          <AudioPlayer key={file.id} messageId={message.id} file={file} failed={failed} tabIndex={tabIndex} />
        ) : (
          <DocumentRow key={file.id} messageId={message.id} file={file} failed={failed} tabIndex={tabIndex} />
        ),
      )}
    </div>
  );
}
