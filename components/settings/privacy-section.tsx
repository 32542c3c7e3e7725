import { useId } from "react";
import { useTranslations } from "use-intl";
import { useAttempt } from "@/components/errors/use-attempt";
import { useErrorWords } from "@/components/errors/use-error-words";
import { Alert } from "@/components/ui/alert";
import { useMe } from "@/lib/client/hooks/use-me";
import { useSettings } from "@/lib/client/hooks/use-settings";
import { Section } from "./section";

export function PrivacySection() {
  const words = useTranslations("settings");
  const errorWords = useErrorWords();
  const me = useMe();
  const { showReading } = useSettings();
  const attempt = useAttempt();
  const id = useId();
  return (
    <Section title={words("privacy")}>
      {attempt.error && <Alert>{errorWords(attempt.error)}</Alert>}
      <label className="flex items-start justify-between gap-4">
        <span>
          <span className="block font-medium">{words("readReceipts")}</span>
          <span id={id} className="block text-meta text-ink-soft">
            {words("readReceiptsLead")}
          </span>
        </span>
        <input
          type="checkbox"
          aria-describedby={id}
          checked={me.readReceipts}
          disabled={attempt.pending}
          onChange={(event) => {
            const wanted = event.target.checked;
            void attempt.run(() => showReading(wanted));
          }}
          className="mt-0.5 size-6 shrink-0 accent-(--accent)"
        />
      </label>
    </Section>
  );
}
