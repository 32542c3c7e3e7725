import { Search } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { normalizeText } from "@/components/i18n/normalize-text";
import { useMe } from "@/lib/client/hooks/use-me";
import { useUserSearch } from "@/lib/client/hooks/use-user";
import type { User } from "@/lib/contract/users";
import { PeopleResults } from "./people-results";

interface PeoplePickerProps {
  query: string;
  onQuery: (query: string) => void;
  /** Set if several people may be picked. */
  chosen?: User[];
  /** Ids of users who are not offered. */
  excludedIds?: readonly string[];
  onPick: (user: User) => void;
}

/** A user search whose arrow keys move the active result while the focus stays in the field. */
export function PeoplePicker({ query, onQuery, chosen, excludedIds, onPick }: PeoplePickerProps) {
  const t = useTranslations("start");
  const listId = useId();
  const me = useMe();
  const { people: found, settled, error } = useUserSearch(query.trim());
  // Results are filtered on each key press, before the answer arrives. Otherwise rows would move under the pointer
  // later, and Enter could pick a user whom the text no longer matches.
  const narrowed = settled
    ? found
    : found?.filter((user) => normalizeText(user.name).includes(normalizeText(query.trim())));
  const offered = narrowed?.filter((user) => user.id !== me.id && !excludedIds?.includes(user.id));
  const people = settled || offered?.length ? offered : undefined;
  const [activeId, setActiveId] = useState<string | null>(null);
  const active = people?.find((user) => user.id === activeId) ?? people?.[0];
  const optionId = (user: User) => `${listId}-${user.id}`;

  const moveActive = (step: number) => {
    if (!people || people.length === 0) return;
    const index = active ? people.indexOf(active) : -1;
    const next = people[(index + step + people.length) % people.length];
    if (!next) return;
    setActiveId(next.id);
    document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") moveActive(1);
    else if (event.key === "ArrowUp") moveActive(-1);
    else if (event.key === "Enter" && active) onPick(active);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className="px-5">
        <label htmlFor={`${listId}-query`} className="mb-1.5 block font-medium">
          {t("people")}
        </label>
        <div className="relative">
          <Search
            aria-hidden
            className="absolute start-3 top-1/2 size-[18px] -translate-y-1/2 text-ink-faint"
          />
          <input
            id={`${listId}-query`}
            type="search"
            autoComplete="off"
            spellCheck={false}
            placeholder={t("peoplePlaceholder")}
            aria-controls={listId}
            aria-activedescendant={active ? optionId(active) : undefined}
            value={query}
            onChange={(event) => {
              onQuery(event.target.value);
              setActiveId(null);
            }}
            onKeyDown={onKeyDown}
            data-first-focus
            className="h-11 w-full rounded-lg border border-edge bg-surface ps-10 pe-3 outline-offset-0! [&::-webkit-search-cancel-button]:hidden"
          />
        </div>
      </div>
      <PeopleResults
        listId={listId}
        query={query.trim()}
        people={people}
        error={error}
        activeId={active?.id}
        chosen={chosen}
        optionId={optionId}
        onPick={onPick}
        onPoint={(user) => setActiveId(user.id)}
        onKeyDown={onKeyDown}
      />
    </>
  );
}
