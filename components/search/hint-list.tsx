import { Info } from "lucide-react";
import { useQueryHints } from "./use-query-hints";

/**
 * Hints about parts of the query that find nothing. The live region exists before its text, so that it is announced.
 */
export function HintList({ query }: { query: string }) {
  const hints = useQueryHints(query);
  return (
    <div role="status" className="px-3">
      {hints.map((hint) => (
        <p key={hint} className="mt-2 flex items-start gap-2 rounded-lg bg-notice px-3 py-2 text-meta">
          <Info aria-hidden className="mt-px size-4 shrink-0" />
          <span dir="auto">{hint}</span>
        </p>
      ))}
    </div>
  );
}
