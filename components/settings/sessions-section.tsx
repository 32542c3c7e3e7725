import { useTranslations } from "use-intl";
import { useAttempt } from "@/components/errors/use-async-action";
import { useErrorWords } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useSessions } from "@/lib/client/hooks/use-settings";
import { leave } from "./go-to-sign-in";
import { SessionRow } from "./session-row";
import { Section } from "./settings-section";

export function SessionsSection() {
  const words = useTranslations("settings");
  const errorWords = useErrorWords();
  const { sessions, error, revoke, revokeAll } = useSessions();
  const attempt = useAttempt();
  const refused = attempt.error ?? (sessions ? null : error);

  return (
    <Section title={words("sessions")} lead={words("sessionsLead")}>
      {refused && <Alert>{errorWords(refused)}</Alert>}
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
            look="danger"
            disabled={attempt.pending}
            onClick={() => attempt.run(() => revokeAll().then(leave))}
          >
            {words("endAll")}
          </Button>
        </div>
      )}
    </Section>
  );
}
