import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useSessions } from "@/lib/client/hooks/use-settings";
import { goToSignIn } from "./go-to-sign-in";
import { SessionRow } from "./session-row";
import { SettingsSection } from "./settings-section";

export function SessionsSection() {
  const t = useTranslations("settings");
  const errorText = useErrorText();
  const { sessions, error, revoke, revokeAll } = useSessions();
  const attempt = useAsyncAction();
  const shownError = attempt.error ?? (sessions ? null : error);

  return (
    <SettingsSection title={t("sessions")} lead={t("sessionsLead")}>
      {shownError && <Alert>{errorText(shownError)}</Alert>}
      {!sessions && !error && <Skeleton className="h-14" />}
      <ul className="divide-y divide-hairline">
        {sessions?.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            pending={attempt.pending}
            onEnd={() => attempt.run(() => revoke(session.id))}
          />
        ))}
      </ul>
      {sessions && sessions.length > 1 && (
        <div className="mt-3 flex justify-end">
          <Button
            variant="danger"
            disabled={attempt.pending}
            onClick={() => attempt.run(() => revokeAll().then(goToSignIn))}
          >
            {t("endAll")}
          </Button>
        </div>
      )}
    </SettingsSection>
  );
}
