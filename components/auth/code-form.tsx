import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import type { AsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { focusFormField, formText } from "@/components/ui/form-fields";
import { TextField } from "@/components/ui/text-field";
import { LIMITS } from "@/lib/contract/limits";

interface CodeFormProps {
  attempt: AsyncAction;
  onCode: (code: string) => void;
  onBack: () => void;
}

/** This step has one field, so it gets the focus. */
const focusOnMount = (input: HTMLInputElement | null) => input?.focus();

/** The second step of a sign-in: an authenticator code or a recovery code. */
export function CodeForm({ attempt, onCode, onBack }: CodeFormProps) {
  const t = useTranslations("auth");
  const tAction = useTranslations("action");
  const errorText = useErrorText();
  const [recovery, setRecovery] = useState(false);
  const [empty, setEmpty] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = formText(new FormData(event.currentTarget), "code").trim();
    setEmpty(code === "");
    if (code === "") focusFormField(event.currentTarget, "code");
    else onCode(code);
  };
  const codeError = attempt.error?.fields.code;
  const codeWrong = codeError !== undefined && codeError !== "is needed";
  return (
    <form method="post" noValidate onSubmit={submit} className="mt-7 space-y-5">
      {attempt.error && !codeError && <Alert>{errorText(attempt.error)}</Alert>}
      {codeWrong && <Alert>{t("codeWrong")}</Alert>}
      <TextField
        key={recovery ? "recovery" : "code"}
        label={t(recovery ? "recoveryCode" : "code")}
        name="code"
        hint={t(recovery ? "recoveryLead" : "codeLead")}
        {...(empty ? { error: t("codeNeeded") } : {})}
        autoComplete="one-time-code"
        inputMode={recovery ? "text" : "numeric"}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={LIMITS.codeLength}
        dir="ltr"
        ref={focusOnMount}
      />
      <Button type="submit" className="h-11! w-full" disabled={attempt.pending}>
        {attempt.pending ? t("signingIn") : t("signIn")}
      </Button>
      <div className="flex justify-between">
        <Button variant="plain" className="-ms-4" onClick={() => setRecovery(!recovery)}>
          {t(recovery ? "useAuthenticator" : "useRecovery")}
        </Button>
        <Button variant="plain" className="-me-4" onClick={onBack}>
          {tAction("back")}
        </Button>
      </div>
    </form>
  );
}
