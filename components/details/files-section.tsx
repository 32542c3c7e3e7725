import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { Button } from "@/components/ui/button";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Skeleton } from "@/components/ui/skeleton";
import { useRoomFiles } from "@/lib/client/hooks/use-room-files";
import type { RoomFileKind } from "@/lib/contract/files";
import type { Room } from "@/lib/contract/rooms";
import { RoomFileRow } from "./room-file-row";
import { RoomMediaTile } from "./room-media-tile";

/** Everything that was sent into the conversation beside text, the newest first. */
export function FilesSection({ room }: { room: Room }) {
  const words = useTranslations("files");
  const actions = useTranslations("action");
  const errorWords = useErrorText();
  const id = useId();
  const [kind, setKind] = useState<RoomFileKind>("media");
  const { files, error, hasMore, loading, more, retry } = useRoomFiles(room.id, kind, room.lastRev);
  return (
    <section aria-labelledby={id} className="py-6">
      <h3 id={id} className="mb-3 font-semibold">
        {words("shared")}
      </h3>
      <SegmentedControl
        legend={words("shared")}
        options={[
          { value: "media", label: words("media") },
          { value: "file", label: words("others") },
        ]}
        value={kind}
        onChange={setKind}
      />
      <div className="mt-3">
        {error && (
          <p className="text-meta text-ink-soft">
            {errorWords(error)}{" "}
            <Button variant="plain" size="small" onClick={retry}>
              {actions("tryAgain")}
            </Button>
          </p>
        )}
        {!files && !error && <FilesSkeleton kind={kind} />}
        {files?.length === 0 && (
          <p className="text-meta text-ink-soft">{words(kind === "media" ? "noMedia" : "noOthers")}</p>
        )}
        {files && files.length > 0 && kind === "media" && (
          <ul aria-label={words("media")} className="grid grid-cols-3 gap-1">
            {files.map((file) => (
              <RoomMediaTile key={file.attachment.id} file={file} files={files} />
            ))}
          </ul>
        )}
        {files && files.length > 0 && kind === "file" && (
          <ul aria-label={words("others")} className="space-y-1">
            {files.map((file) => (
              <RoomFileRow key={file.attachment.id} roomId={room.id} file={file} />
            ))}
          </ul>
        )}
        {hasMore && (
          <Button variant="plain" size="small" disabled={loading} onClick={more} className="mt-2">
            {words("more")}
          </Button>
        )}
      </div>
    </section>
  );
}

function FilesSkeleton({ kind }: { kind: RoomFileKind }) {
  const words = useTranslations("files");
  return (
    <div
      role="status"
      aria-label={words("loading")}
      className={kind === "media" ? "grid grid-cols-3 gap-1" : "space-y-2"}
    >
      {[0, 1, 2].map((place) => (
        <Skeleton key={place} className={kind === "media" ? "aspect-square" : "h-12"} />
      ))}
    </div>
  );
}
