import { useTranslations } from "use-intl";

interface ResultCountProps {
  /** Null while nothing is searched for, or it is not known yet. */
  count: number | null;
  more: boolean;
  className?: string;
}

/** How much was found. The region is there before its text: a reader hears what comes into it, once it has settled. */
export function ResultCount({ count, more, className }: ResultCountProps) {
  const t = useTranslations("search");
  return (
    <p role="status" className={className}>
      {count !== null && t(more ? "foundMore" : "found", { count })}
    </p>
  );
}
