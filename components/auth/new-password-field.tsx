import { useState } from "react";
import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/text-field";
import { LIMITS } from "@/lib/contract/limits";
import { PasswordStrengthMeter } from "./password-strength-meter";

interface NewPasswordFieldProps {
  label: string;
  name: string;
  error?: string | undefined;
  required?: boolean;
  /** Returns the owner's name and the like, which zxcvbn counts as easy guesses. Called when the password changes. */
  getUserInputs: () => readonly string[];
}

/** A field for a new password, with its estimated strength. */
export function NewPasswordField({ getUserInputs, error, ...field }: NewPasswordFieldProps) {
  const t = useTranslations("auth");
  const [typed, setTyped] = useState<{ password: string; userInputs: readonly string[] }>({
    password: "",
    userInputs: [],
  });
  return (
    <div>
      <TextField
        {...field}
        {...(error === undefined ? {} : { error })}
        type="password"
        autoComplete="new-password"
        hint={t("passwordHint", { min: LIMITS.passwordMinLength })}
        onChange={(event) => setTyped({ password: event.target.value, userInputs: getUserInputs() })}
      />
      {typed.password !== "" && (
        <PasswordStrengthMeter password={typed.password} userInputs={typed.userInputs} />
      )}
    </div>
  );
}
