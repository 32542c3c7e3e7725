import { type MouseEvent, useId } from "react";
import { useTranslations } from "use-intl";
import { DayLabel } from "@/components/time/day-label";
import type { Hit } from "@/lib/client/hooks/use-search";
import { byDay } from "./by-day";
import { HitLink } from "./hit-link";

interface HitListProps {
  hits: readonly Hit[];
  hrefOf: (hit: Hit) => string;
  onOpen: (hit: Hit, event: MouseEvent) => void;
  currentId?: string | null;
  inRoom?: boolean;
}

/** What was found by its days, as it comes: the newest first. */
export function HitList({ hits, hrefOf, onOpen, currentId = null, inRoom = false }: HitListProps) {
  const words = useTranslations("search");
  const id = useId();
  return (
    <section aria-label={words("messages")}>
      {byDay(hits).map(({ key, at, hits: ofDay }) => (
        <section key={key} aria-labelledby={`${id}-${key}`} className="pb-2">
          <h3
            id={`${id}-${key}`}
            className="sticky top-0 z-10 bg-(--under,var(--paper)) px-3 py-1.5 text-meta font-semibold text-ink-soft"
          >
            <DayLabel at={at} />
          </h3>
          <ul>
            {ofDay.map((hit) => (
              <li key={hit.message.id}>
                <HitLink
                  hit={hit}
                  href={hrefOf(hit)}
                  current={hit.message.id === currentId}
                  inRoom={inRoom}
                  dayKnown
                  onOpen={onOpen}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
