import type { KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { EmptyState } from "@/components/ui/empty-state";
import type { ApiError } from "@/lib/client/api/api-error";
import type { User } from "@/lib/contract/users";
import { PeopleSkeleton } from "./people-skeleton";
import { PersonOption } from "./person-option";

interface PeopleResultsProps {
  listId: string;
  query: string;
  people: User[] | undefined;
  error: ApiError | null;
  activeId: string | undefined;
  chosen: User[] | undefined;
  optionId: (user: User) => string;
  onPick: (user: User) => void;
  /** The pointer moved over a user. Pointer and keys share one active row. */
  onPoint: (user: User) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

export function PeopleResults(props: PeopleResultsProps) {
  const { listId, query, people, error, activeId, chosen, optionId, onPick, onPoint, onKeyDown } = props;
  const t = useTranslations("start");
  const errorText = useErrorText();
  const none = people?.length === 0;
  return (
    <div className="mt-3 flex min-h-32 flex-1 flex-col">
      <p role="status" className="sr-only">
        {people && t("found", { count: people.length })}
      </p>
      {!people && error && <EmptyState title={errorText(error)} className="py-6!" />}
      {!people && !error && <PeopleSkeleton />}
      {none && (
        <EmptyState
          className="py-6!"
          title={t(query === "" ? "alone" : "nobody")}
          lead={query === "" ? t("aloneLead") : t("nobodyLead", { query })}
        />
      )}
      <div
        id={listId}
        role="listbox"
        tabIndex={0}
        aria-activedescendant={activeId && `${listId}-${activeId}`}
        onKeyDown={onKeyDown}
        hidden={!people?.length}
        className="min-h-0 flex-1 overflow-y-auto px-3 pb-3 -outline-offset-2!"
        aria-label={t("people")}
        aria-multiselectable={chosen ? true : undefined}
      >
        {people?.map((user) => (
          <PersonOption
            key={user.id}
            id={optionId(user)}
            user={user}
            active={user.id === activeId}
            chosen={chosen ? chosen.some((one) => one.id === user.id) : undefined}
            onPick={onPick}
            onPoint={onPoint}
          />
        ))}
      </div>
    </div>
  );
}
