import { useFormatter, useTranslations } from "use-intl";
import { Avatar } from "@/components/people/avatar";
import { Button } from "@/components/ui/button";
import { useMe } from "@/lib/client/hooks/use-me";
import type { AdminUser } from "@/lib/contract/moderation";
import { Badge } from "./badge";

interface PersonRowProps {
  person: AdminUser;
  pending: boolean;
  onSuspend: () => void;
  onRestore: () => void;
}

export function PersonRow({ person, pending, onSuspend, onRestore }: PersonRowProps) {
  const words = useTranslations("admin");
  const format = useFormatter();
  const me = useMe();
  const { name, email, createdAt, suspendedAt } = person;
  const joined = words("joined", { date: format.dateTime(new Date(createdAt), { dateStyle: "medium" }) });
  return (
    <li className="flex items-center gap-3 py-3">
      <Avatar id={person.id} name={name} image={person.image} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <bdi className="max-w-full truncate font-medium">{name}</bdi>
          {person.administers && <Badge>{words("administers")}</Badge>}
          {suspendedAt && <Badge danger>{words("suspended")}</Badge>}
        </p>
        <p className="text-meta text-ink-soft [overflow-wrap:anywhere]">
          <bdi>{email}</bdi> · {joined}
          {person.secondFactor && ` · ${words("secondFactor")}`}
        </p>
      </div>
      {suspendedAt ? (
        <Button
          variant="outline"
          size="small"
          disabled={pending}
          aria-label={words("restoreNamed", { name })}
          onClick={onRestore}
        >
          {words("restore")}
        </Button>
      ) : (
        !person.administers &&
        person.id !== me.id && (
          <Button
            variant="danger"
            size="small"
            disabled={pending}
            aria-label={words("suspendNamed", { name })}
            onClick={onSuspend}
          >
            {words("suspend")}
          </Button>
        )
      )}
    </li>
  );
}
