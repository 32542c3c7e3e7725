import { useTranslations } from "use-intl";
import { FullDateTime } from "@/components/time/full-date-time";
import { cx } from "@/components/ui/cx";
import type { ExcerptLine } from "@/lib/contract/moderation";
import { Badge } from "./badge";

interface ReportExcerptProps {
  lines: readonly ExcerptLine[];
  reportedId: string | null;
  deleted: boolean;
}

/** The reported messages as plain text: nothing in them is loaded, linked or rendered as Markdown. */
export function ReportExcerpt({ lines, reportedId, deleted }: ReportExcerptProps) {
  const t = useTranslations("admin");
  return (
    <ol
      aria-label={t("said")}
      className="max-h-96 space-y-2 overflow-y-auto rounded-lg bg-margin p-3 [--under:var(--margin)]"
    >
      {lines.map((line) => {
        const reported = line.id === reportedId;
        return (
          <li key={line.id} className={cx("ps-3", reported && "border-s-2 border-danger")}>
            <p className="flex flex-wrap items-center gap-x-2 text-meta text-ink-soft">
              <bdi className="font-medium text-ink">{line.sender?.name ?? t("someone")}</bdi>
              <FullDateTime at={line.createdAt} />
              {reported && <Badge danger>{t(deleted ? "deletedSince" : "reported")}</Badge>}
            </p>
            <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              {line.content}
            </p>
            {line.files.length > 0 && (
              <p className="text-meta text-ink-soft [overflow-wrap:anywhere]">{line.files.join(", ")}</p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
