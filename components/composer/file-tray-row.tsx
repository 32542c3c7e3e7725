import { GripVertical, X } from "lucide-react";
import type { ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { FileIcon } from "@/components/files/file-icon";
import { useFormatBytes } from "@/components/files/use-format-bytes";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { useLocalFileUrl } from "@/lib/client/hooks/use-local-file-url";
import type { DraftFile } from "@/lib/client/uploads/picked-file";

interface FileTrayRowProps {
  file: DraftFile;
  /** Whether the draft has several files. The message text is the caption of a single file, which needs no handle. */
  several: boolean;
  dragged: boolean;
  handle: ComponentProps<"button">;
  onCaption: (caption: string) => void;
  onRemove: () => void;
}

export function FileTrayRow({ file, several, dragged, handle, onCaption, onRemove }: FileTrayRowProps) {
  const t = useTranslations("files");
  const formatBytes = useFormatBytes();
  const { name } = file;
  return (
    <li className={cx("flex items-center gap-2.5 rounded-xl p-1", dragged && "bg-hover")}>
      {several && (
        <button
          type="button"
          aria-label={t("move", { name })}
          title={t("move", { name })}
          {...handle}
          className="flex h-12 w-6 shrink-0 cursor-grab touch-none items-center justify-center rounded-md text-ink-faint hover:text-ink"
        >
          <GripVertical aria-hidden className="size-4" />
        </button>
      )}
      <Preview file={file} />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span dir="auto" className="min-w-0 truncate font-medium">
            {name}
          </span>
          <span className="shrink-0 text-note text-ink-soft">{formatBytes(file.size)}</span>
        </span>
        {several && (
          <input
            aria-label={t("caption", { name })}
            placeholder={t("addCaption")}
            autoComplete="off"
            dir="auto"
            maxLength={1_000}
            value={file.caption}
            onChange={(event) => onCaption(event.target.value)}
            // Enter in a caption must not send the message.
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
            className="mt-0.5 h-7 w-full rounded-md border border-transparent bg-track px-2 text-meta hover:border-edge"
          />
        )}
      </span>
      <IconButton label={t("remove", { name })} onClick={onRemove}>
        <X aria-hidden />
      </IconButton>
    </li>
  );
}

function Preview({ file }: { file: DraftFile }) {
  const url = useLocalFileUrl(file.id, file.kind === "video" ? "poster" : "blob");
  const picture = file.kind === "image" || file.kind === "video" ? url : null;
  return (
    <span className="flex size-12 shrink-0 items-center justify-center overflow-hidden rounded-lg bg-track text-accent">
      {picture ? (
        // biome-ignore lint/performance/noImgElement: a local file that is not on the server yet
        <img src={picture} alt="" draggable={false} className="size-full object-cover" />
      ) : (
        <FileIcon mime={file.type} />
      )}
    </span>
  );
}
