import { useTranslations } from "use-intl";

interface ResultCountProps {
  /** Null without a search and until its first results arrive. */
  count: number | null;
  more: boolean;
  className?: string;
}

/** The number of hits. The live region exists before its text, so that the settled count is announced. */
export function ResultCount({ count, more, className }: ResultCountProps) {
  const t = useTranslations("search");
  return (
    <p role="status" className={className}>
      {count !== null && t(more ? "foundMore" : "found", { count })}
    </p>
  );
}
