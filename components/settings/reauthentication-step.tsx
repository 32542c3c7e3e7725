import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { formText } from "@/components/ui/form-fields";
import { TextField } from "@/components/ui/text-field";
import { useMe } from "@/lib/client/hooks/use-me";
import type { SecondFactorProof } from "@/lib/contract/second-factor";
import { CodeField } from "./code-field";

interface ReauthenticationStepProps {
  lead: string;
  action: string;
  asksCode?: boolean;
  danger?: boolean;
  onProof: (proof: SecondFactorProof) => Promise<void>;
}

/** Asks for the password, and for a code if there is a second factor, to prove that the session's user is the owner. */
export function ReauthenticationStep({
  lead,
  action,
  asksCode = false,
  danger = false,
  onProof,
}: ReauthenticationStepProps) {
  const t = useTranslations("factor");
  const tSettings = useTranslations("settings");
  const tAuth = useTranslations("auth");
  const errorText = useErrorText();
  const me = useMe();
  const attempt = useAsyncAction();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    void attempt.run(() => onProof({ password: formText(data, "password"), code: formText(data, "code") }));
  };
  const fieldErrors = attempt.error?.fields ?? {};
  return (
    <form noValidate method="post" onSubmit={submit} className="space-y-4">
      <p className="text-ink-soft">{lead}</p>
      {attempt.error && !fieldErrors.password && !fieldErrors.code && (
        <Alert>{errorText(attempt.error)}</Alert>
      )}
      <input type="text" name="username" autoComplete="username" value={me.email} readOnly hidden />
      <TextField
        label={tSettings("currentPassword")}
        name="password"
        type="password"
        autoComplete="current-password"
        data-first-focus
        {...(fieldErrors.password ? { error: t("wrongPassword") } : {})}
      />
      {asksCode && (
        <CodeField label={t("anyCode")} {...(fieldErrors.code ? { error: tAuth("codeWrong") } : {})} />
      )}
      <div className="flex justify-end">
        <Button type="submit" variant={danger ? "danger" : "primary"} disabled={attempt.pending}>
          {action}
        </Button>
      </div>
    </form>
  );
}
