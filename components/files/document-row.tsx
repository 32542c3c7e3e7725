import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import type { DisplayFile } from "./display-file";
import { FileIcon, fileExtension } from "./file-icon";
import { UploadProgressRing } from "./upload-progress-ring";
import { useFormatBytes } from "./use-format-bytes";

interface DocumentRowProps {
  messageId: string;
  file: DisplayFile;
  failed: boolean;
  tabIndex: 0 | -1;
}

/** A file that is downloaded rather than shown, with name, type and size. */
export function DocumentRow({ messageId, file, failed, tabIndex }: DocumentRowProps) {
  const t = useTranslations("files");
  const formatBytes = useFormatBytes();
  const type = fileExtension(file.name) ?? t("document");
  const text = (
    <span className="min-w-0 flex-1">
      <span className="line-clamp-2 font-medium break-words">
        <bdi>{file.name}</bdi>
      </span>
      <span className="block truncate text-meta text-ink-soft">
        {t("typeAndSize", { type, size: formatBytes(file.size) })}
      </span>
    </span>
  );
  const rowClass = "flex w-72 max-w-full items-center gap-3 rounded-[10px] py-1";
  if (file.url === null) {
    return (
      <div className={rowClass}>
        {failed ? (
          <Badge mime={file.mime} />
        ) : (
          <UploadProgressRing messageId={messageId} file={file} tabIndex={tabIndex} onMedia={false} />
        )}
        {text}
      </div>
    );
  }
  return (
    <a
      href={`${file.url}?download=1`}
      download={file.name}
      tabIndex={tabIndex}
      aria-label={`${t("download", { name: file.name })}, ${t("typeAndSize", { type, size: formatBytes(file.size) })}`}
      className={`group/document ${rowClass}`}
    >
      <Badge mime={file.mime} />
      {text}
    </a>
  );
}

function Badge({ mime }: { mime: string }) {
  return (
    <span className="flex size-10 shrink-0 items-center justify-center rounded-lg bg-accent text-on-accent">
      <span className="group-hover/document:hidden">
        <FileIcon mime={mime} />
      </span>
      <Download aria-hidden className="hidden size-5 group-hover/document:block" />
    </span>
  );
}
