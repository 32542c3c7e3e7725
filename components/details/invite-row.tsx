import { Link2 } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useUser } from "@/lib/client/hooks/use-user";
import type { Invite } from "@/lib/contract/invites";

export function InviteRow({ invite, onRevoke }: { invite: Invite; onRevoke: () => void }) {
  const t = useTranslations("details");
  const format = useFormatter();
  const by = useUser(invite.createdBy)?.name ?? "";
  const end = invite.expiresAt
    ? t("endsAt", { when: format.dateTime(new Date(invite.expiresAt), { dateStyle: "medium" }) })
    : t("endless");
  return (
    <li className="flex items-center gap-3">
      <Link2 aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <span className="min-w-0 flex-1 text-meta">
        <span className="block truncate">{t("linkBy", { name: by })}</span>
        <span className="block text-ink-soft">
          {end} · {t("uses", { count: invite.uses })}
        </span>
      </span>
      <Button variant="danger" size="small" onClick={onRevoke}>
        {t("revoke")}
      </Button>
    </li>
  );
}
