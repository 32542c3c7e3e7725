import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { formText } from "@/components/ui/form-fields";
import type { Enrolment } from "@/lib/contract/second-factor";
import { CodeField } from "./code-field";
import { QrCode } from "./qr-code";

interface EnrolmentStepProps {
  enrolment: Enrolment;
  onCode: (code: string) => Promise<void>;
}

/** Shows the authenticator's key as a QR code and as text, and asks for a code that proves it was added. */
export function EnrolmentStep({ enrolment, onCode }: EnrolmentStepProps) {
  const t = useTranslations("factor");
  const tAuth = useTranslations("auth");
  const errorText = useErrorText();
  const attempt = useAsyncAction();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = formText(new FormData(event.currentTarget), "code");
    void attempt.run(() => onCode(code));
  };
  const codeError = attempt.error?.fields.code;
  return (
    <form noValidate method="post" onSubmit={submit} className="space-y-4">
      <p className="text-ink-soft">{t("scan")}</p>
      <QrCode text={enrolment.uri} label={t("qr")} />
      <div>
        <p className="text-meta text-ink-soft">{t("key")}</p>
        <p dir="ltr" className="text-start font-mono tracking-wide break-all select-all">
          {enrolment.secret.match(/.{1,4}/g)?.join(" ")}
        </p>
      </div>
      {attempt.error && !codeError && <Alert>{errorText(attempt.error)}</Alert>}
      <CodeField
        label={tAuth("code")}
        hint={t("confirmLead")}
        inputMode="numeric"
        {...(codeError ? { error: tAuth("codeWrong") } : {})}
      />
      <div className="flex justify-end">
        <Button type="submit" disabled={attempt.pending}>
          {t("confirm")}
        </Button>
      </div>
    </form>
  );
}
