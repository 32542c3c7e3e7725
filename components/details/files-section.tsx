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

/** The media and other files sent to the room, newest first. */
export function FilesSection({ room }: { room: Room }) {
  const t = useTranslations("files");
  const tActions = useTranslations("action");
  const errorText = useErrorText();
  const id = useId();
  const [kind, setKind] = useState<RoomFileKind>("media");
  const { files, error, hasMore, loading, more, retry } = useRoomFiles(room.id, kind, room.lastRev);
  return (
    <section aria-labelledby={id} className="py-6">
      <h3 id={id} className="mb-3 font-semibold">
        {t("shared")}
      </h3>
      <SegmentedControl
        legend={t("shared")}
        options={[
          { value: "media", label: t("media") },
          { value: "file", label: t("others") },
        ]}
        value={kind}
        onChange={setKind}
      />
      <div className="mt-3">
        {error && (
          <p className="text-meta text-ink-soft">
            {errorText(error)}{" "}
            <Button variant="plain" size="small" onClick={retry}>
              {tActions("tryAgain")}
            </Button>
          </p>
        )}
        {!files && !error && <FilesSkeleton kind={kind} />}
        {files?.length === 0 && (
          <p className="text-meta text-ink-soft">{t(kind === "media" ? "noMedia" : "noOthers")}</p>
        )}
        {files && files.length > 0 && kind === "media" && (
          <ul aria-label={t("media")} className="grid grid-cols-3 gap-1">
            {files.map((file) => (
              <RoomMediaTile key={file.attachment.id} file={file} files={files} />
            ))}
          </ul>
        )}
        {files && files.length > 0 && kind === "file" && (
          <ul aria-label={t("others")} className="space-y-1">
            {files.map((file) => (
              <RoomFileRow key={file.attachment.id} roomId={room.id} file={file} />
            ))}
          </ul>
        )}
        {hasMore && (
          <Button variant="plain" size="small" disabled={loading} onClick={more} className="mt-2">
            {t("more")}
          </Button>
        )}
      </div>
    </section>
  );
}

function FilesSkeleton({ kind }: { kind: RoomFileKind }) {
  const t = useTranslations("files");
  return (
    <div
      role="status"
      aria-label={t("loading")}
      className={kind === "media" ? "grid grid-cols-3 gap-1" : "space-y-2"}
    >
      {[0, 1, 2].map((place) => (
        <Skeleton key={place} className={kind === "media" ? "aspect-square" : "h-12"} />
      ))}
    </div>
  );
}
