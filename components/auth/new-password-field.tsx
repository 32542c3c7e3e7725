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
  /** What a guesser knows of its owner, read when the password changes. */
  known: () => readonly string[];
}

/** A password that is being made, with a hint of how good it is. */
export function NewPasswordField({ known, error, ...field }: NewPasswordFieldProps) {
  const t = useTranslations("auth");
  const [typed, setTyped] = useState<{ password: string; known: readonly string[] }>({
    password: "",
    known: [],
  });
  return (
    <div>
      <TextField
        {...field}
        {...(error === undefined ? {} : { error })}
        type="password"
        autoComplete="new-password"
        hint={t("passwordHint", { min: LIMITS.passwordMinLength })}
        onChange={(event) => setTyped({ password: event.target.value, known: known() })}
      />
      {typed.password !== "" && <PasswordStrengthMeter password={typed.password} known={typed.known} />}
    </div>
  );
}
