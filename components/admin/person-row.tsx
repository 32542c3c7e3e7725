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
  const t = useTranslations("admin");
  const format = useFormatter();
  const me = useMe();
  const { name, email, createdAt, suspendedAt } = person;
  const joined = t("joined", { date: format.dateTime(new Date(createdAt), { dateStyle: "medium" }) });
  return (
    <li className="flex items-center gap-3 py-3">
      <Avatar id={person.id} name={name} image={person.image} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <bdi className="max-w-full truncate font-medium">{name}</bdi>
          {person.administers && <Badge>{t("administers")}</Badge>}
          {suspendedAt && <Badge danger>{t("suspended")}</Badge>}
        </p>
        <p className="text-meta text-ink-soft [overflow-wrap:anywhere]">
          <bdi>{email}</bdi> · {joined}
          {person.secondFactor && ` · ${t("secondFactor")}`}
        </p>
      </div>
      {suspendedAt ? (
        <Button
          variant="outline"
          size="small"
          disabled={pending}
          aria-label={t("restoreNamed", { name })}
          onClick={onRestore}
        >
          {t("restore")}
        </Button>
      ) : (
        !person.administers &&
        person.id !== me.id && (
          <Button
            variant="danger"
            size="small"
            disabled={pending}
            aria-label={t("suspendNamed", { name })}
            onClick={onSuspend}
          >
            {t("suspend")}
          </Button>
        )
      )}
    </li>
  );
}
