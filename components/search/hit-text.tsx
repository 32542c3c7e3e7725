import { AudioLines, FileText, Film, Image as Picture } from "lucide-react";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { SearchHit } from "@/lib/client/hooks/use-search";
import { snippet } from "./snippet";

const ICONS = { image: Picture, file: FileText, audio: AudioLines, video: Film };

/** The snippet of a hit with its matches highlighted, and the names of its files. */
export function HitText({ hit: { message, highlights } }: { hit: SearchHit }) {
  const t = useTranslations("preview");
  const segments = useMemo(() => snippet(message.content, highlights), [message.content, highlights]);
  const { attachments, type } = message;
  let at = 0;
  return (
    <>
      {message.content !== "" && (
        <span dir="auto" className="line-clamp-3 text-ink">
          {segments.map(({ text, hit }) => {
            const key = at;
            at += 1;
            return hit ? (
              <mark key={key} className="rounded-xs bg-accent/20 font-semibold text-ink">
                {text}
              </mark>
            ) : (
              text
            );
          })}
        </span>
      )}
      {attachments.map(({ id, kind, name }) => {
        const Icon = ICONS[kind];
        return (
          <span key={id} className="mt-1 flex items-center gap-1.5 text-meta text-ink-soft">
            <Icon role="img" aria-label={t(kind)} className="size-4 shrink-0" />
            <bdi className="truncate">{name}</bdi>
          </span>
        );
      })}
      {message.content === "" && attachments.length === 0 && type !== "text" && type !== "system" && (
        <span className="text-ink-soft">{t(type)}</span>
      )}
    </>
  );
}
