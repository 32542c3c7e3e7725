import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { formText } from "@/components/ui/form-fields";
import { showToast } from "@/components/ui/show-toast";
import { useReport } from "@/lib/client/hooks/use-report";
import { LIMITS } from "@/lib/contract/limits";
import { type ReportReason, reportReason } from "@/lib/contract/moderation";

export interface Person {
  id: string;
  name: string;
}

interface ReportDialogProps {
  person: Person;
  /** The reported message; absent for a report about the person. */
  messageId?: string;
  onClose: () => void;
}

/** Reports a person or a message to the server's administrators. */
export function ReportDialog({ person, messageId, onClose }: ReportDialogProps) {
  const t = useTranslations("safety");
  const errorText = useErrorText();
  const report = useReport();
  const attempt = useAsyncAction();
  const id = useId();
  const [reason, setReason] = useState<ReportReason>("spam");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const details = { reason, note: formText(new FormData(event.currentTarget), "note") };
    const newReport = messageId ? { messageId, ...details } : { userId: person.id, ...details };
    if (!(await attempt.run(() => report(newReport)))) return;
    onClose();
    showToast(t("sent"), { look: "success" });
  };
  return (
    <Dialog
      title={messageId ? t("reportMessage") : t("reportPerson", { name: person.name })}
      onClose={onClose}
    >
      <form
        noValidate
        onSubmit={submit}
        className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-5 pb-5"
      >
        <p className="text-ink-soft">
          {t("reportLead", { name: person.name })} {messageId && t("reportExcerpt")}
        </p>
        {attempt.error && <Alert>{errorText(attempt.error)}</Alert>}
        <fieldset>
          <legend className="mb-1.5 font-medium">{t("why")}</legend>
          {reportReason.options.map((value) => (
            <label key={value} className="flex h-10 items-center gap-3">
              <input
                type="radio"
                name="reason"
                checked={value === reason}
                onChange={() => setReason(value)}
                className="size-5 accent-(--accent)"
              />
              {t(`reason.${value}`)}
            </label>
          ))}
        </fieldset>
        <div>
          <label htmlFor={id} className="mb-1.5 block font-medium">
            {t("note")}
          </label>
          <textarea
            id={id}
            name="note"
            rows={3}
            dir="auto"
            maxLength={LIMITS.reportNoteLength}
            className="w-full rounded-lg border border-edge bg-surface px-3 py-2 outline-offset-0!"
          />
        </div>
        <div className="flex justify-end">
          <Button type="submit" disabled={attempt.pending}>
            {t("send")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
