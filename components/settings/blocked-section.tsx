import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Avatar } from "@/components/people/avatar";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useBlockActions, useBlocks } from "@/lib/client/hooks/use-blocks";
import { SettingsSection } from "./settings-section";

export function BlockedSection() {
  const t = useTranslations("safety");
  const errorText = useErrorText();
  const { blocked, error } = useBlocks();
  const { unblock } = useBlockActions();
  const attempt = useAsyncAction();
  const shownError = attempt.error ?? error;
  return (
    <SettingsSection title={t("blocked")} lead={t("blockedLead")}>
      {shownError && <Alert>{errorText(shownError)}</Alert>}
      {!blocked && !error && <Skeleton className="h-9" />}
      {blocked?.length === 0 && <p className="text-ink-faint">{t("nobody")}</p>}
      <ul className="divide-y divide-hairline">
        {blocked?.map((user) => (
          <li key={user.id} className="flex items-center gap-3 py-3">
            <Avatar id={user.id} name={user.name} image={user.image} />
            <bdi className="min-w-0 flex-1 truncate font-medium">{user.name}</bdi>
            <Button
              variant="outline"
              size="small"
              disabled={attempt.pending}
              aria-label={t("unblockNamed", { name: user.name })}
              onClick={() => attempt.run(() => unblock(user.id))}
            >
              {t("unblock")}
            </Button>
          </li>
        ))}
      </ul>
    </SettingsSection>
  );
}
