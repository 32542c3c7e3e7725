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

/** A file that is saved rather than shown: its name, its kind and its size. */
export function DocumentRow({ messageId, file, failed, tabIndex }: DocumentRowProps) {
  const words = useTranslations("files");
  const sizeWords = useFormatBytes();
  const type = fileExtension(file.name) ?? words("document");
  const text = (
    <span className="min-w-0 flex-1">
      <span className="line-clamp-2 font-medium break-words">
        <bdi>{file.name}</bdi>
      </span>
      <span className="block truncate text-meta text-ink-soft">
        {words("typeAndSize", { type, size: sizeWords(file.size) })}
      </span>
    </span>
  );
  const look = "flex w-72 max-w-full items-center gap-3 rounded-[10px] py-1";
  if (file.url === null) {
    return (
      <div className={look}>
        {failed ? (
          <Badge mime={file.mime} />
        ) : (
          <UploadProgressRing messageId={messageId} file={file} tabIndex={tabIndex} over={false} />
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
      aria-label={`${words("download", { name: file.name })}, ${words("typeAndSize", { type, size: sizeWords(file.size) })}`}
      className={`group/document ${look}`}
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
