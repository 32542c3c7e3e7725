import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { FileIcon } from "@/components/files/file-icon";
import { useFormatBytes } from "@/components/files/use-format-bytes";
import { BriefTime } from "@/components/time/brief-time";
import { AppLink } from "@/components/ui/app-link";
import { iconButtonClass } from "@/components/ui/icon-button";
import { useMe } from "@/lib/client/hooks/use-me";
import { useUser } from "@/lib/client/hooks/use-user";
import { isVoiceMessage } from "@/lib/client/uploads/picked-file";
import type { RoomFile } from "@/lib/contract/files";

/** A document or audio file, with links to its message and to its download. */
export function RoomFileRow({ roomId, file }: { roomId: string; file: RoomFile }) {
  const t = useTranslations("files");
  const tRoom = useTranslations("room");
  const formatBytes = useFormatBytes();
  const me = useMe();
  const { attachment, seq, senderId, createdAt } = file;
  const sender = useUser(senderId === me.id ? null : senderId);
  const name = isVoiceMessage(attachment) ? t("voice") : attachment.name;
  const from = senderId === me.id ? tRoom("you") : (sender?.name ?? "…");
  return (
    <li className="flex items-center gap-3">
      <AppLink
        href={`/rooms/${roomId}?at=${seq}`}
        aria-label={t("toMessage", { name })}
        className="flex min-w-0 flex-1 items-center gap-3 rounded-lg py-1.5 hover:bg-hover"
      >
        <span className="flex size-10 shrink-0 items-center justify-center rounded-lg bg-track text-accent">
          <FileIcon mime={attachment.mime} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">
            <bdi>{name}</bdi>
          </span>
          <span className="flex gap-1 truncate text-note text-ink-soft">
            <bdi className="truncate">{from}</bdi>· {formatBytes(attachment.size)} ·{" "}
            <BriefTime at={createdAt} />
          </span>
        </span>
      </AppLink>
      <a
        href={`${attachment.url}?download=1`}
        download={attachment.name}
        aria-label={t("download", { name })}
        title={t("download", { name })}
        className={iconButtonClass("")}
      >
        <Download aria-hidden />
      </a>
    </li>
  );
}
