import { type MouseEvent, useId } from "react";
import { useTranslations } from "use-intl";
import { useUserTimeZone } from "@/components/i18n/use-user-time-zone";
import { DayLabel } from "@/components/time/day-label";
import type { SearchHit } from "@/lib/client/hooks/use-search";
import { groupByDay } from "./group-by-day";
import { HitLink } from "./hit-link";

interface HitListProps {
  hits: readonly SearchHit[];
  hrefOf: (hit: SearchHit) => string;
  onOpen: (hit: SearchHit, event: MouseEvent) => void;
  currentId?: string | null;
  inRoom?: boolean;
  /** Whether the hits are sorted by relevance rather than by time. */
  ranked?: boolean;
}

/** The hits of a search, grouped by day if they are in time order. */
export function HitList({ ranked = false, ...list }: HitListProps) {
  const t = useTranslations("search");
  const id = useId();
  const zone = useUserTimeZone();
  const Heading = list.inRoom ? "h3" : "h2";
  return (
    <section aria-label={t("messages")}>
      {ranked ? (
        <Hits {...list} underDayHeading={false} />
      ) : (
        groupByDay(list.hits, zone).map(({ key, at, hits }) => (
          <section key={key} aria-labelledby={`${id}-${key}`} className="pb-2">
            <Heading
              id={`${id}-${key}`}
              className="sticky top-0 z-10 bg-(--under,var(--paper)) px-3 py-1.5 text-meta font-semibold text-ink-soft"
            >
              <DayLabel at={at} />
            </Heading>
            <Hits {...list} hits={hits} underDayHeading />
          </section>
        ))
      )}
    </section>
  );
}

function Hits({ hits, hrefOf, onOpen, currentId = null, inRoom = false, underDayHeading }: HitsProps) {
  return (
    <ul>
      {hits.map((hit) => (
        <li key={hit.message.id}>
          <HitLink
            hit={hit}
            href={hrefOf(hit)}
            current={hit.message.id === currentId}
            inRoom={inRoom}
            underDayHeading={underDayHeading}
            onOpen={onOpen}
          />
        </li>
      ))}
    </ul>
  );
}

type HitsProps = Omit<HitListProps, "ranked"> & { underDayHeading: boolean };
