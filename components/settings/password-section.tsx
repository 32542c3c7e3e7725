import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { NewPasswordField } from "@/components/auth/new-password-field";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { formText } from "@/components/ui/form-fields";
import { TextField } from "@/components/ui/text-field";
import { useMe } from "@/lib/client/hooks/use-me";
import { useSettings } from "@/lib/client/hooks/use-settings";
import { LIMITS } from "@/lib/contract/limits";
import { SavedNote } from "./saved-note";
import { SettingsSection } from "./settings-section";

export function PasswordSection() {
  const t = useTranslations("settings");
  const tAuth = useTranslations("auth");
  const errorText = useErrorText();
  const me = useMe();
  const { changePassword } = useSettings();
  const attempt = useAsyncAction();
  const [local, setLocal] = useState<{ current?: string; next?: string }>({});
  const [changed, setChanged] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const [current, next] = [formText(data, "current"), formText(data, "new")];
    const localErrors = {
      current: current === "" ? tAuth("passwordNeeded") : undefined,
      next:
        next.length < LIMITS.passwordMinLength
          ? tAuth("passwordTooShort", { min: LIMITS.passwordMinLength })
          : undefined,
    };
    setLocal(localErrors);
    setChanged(false);
    attempt.clear();
    if (localErrors.current || localErrors.next) return;
    if (await attempt.run(() => changePassword(current, next))) {
      form.reset();
      setChanged(true);
    }
  };
  const fieldErrors = attempt.error?.fields ?? {};
  const fieldError = fieldErrors.currentPassword ?? fieldErrors.newPassword;

  return (
    <SettingsSection title={t("password")} lead={t("passwordLead")}>
      <form noValidate method="post" onSubmit={submit} className="space-y-4">
        {attempt.error && !fieldError && <Alert>{errorText(attempt.error)}</Alert>}
        <input type="text" name="username" autoComplete="username" value={me.email} readOnly hidden />
        <TextField
          label={t("currentPassword")}
          name="current"
          type="password"
          autoComplete="current-password"
          error={local.current ?? (fieldErrors.currentPassword && t("wrongPassword"))}
        />
        <NewPasswordField
          key={changed ? "changed" : "new"}
          label={t("newPassword")}
          name="new"
          error={local.next ?? (fieldErrors.newPassword && tAuth("passwordWeak"))}
          getUserInputs={() => [me.name, ...me.email.split("@")]}
        />
        <div className="flex items-center justify-end gap-3">
          <SavedNote>{changed && t("passwordChanged")}</SavedNote>
          <Button type="submit" disabled={attempt.pending}>
            {t("changePassword")}
          </Button>
        </div>
      </form>
    </SettingsSection>
  );
}
