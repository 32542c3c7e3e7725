import { useTranslations } from "use-intl";
import { LIMITS } from "@/lib/contract/limits";

export type FieldErrors = Partial<Record<string, string>>;

interface Fields {
  name: string;
  email: string;
  password: string;
}

/** Returns a check that names invalid fields in the user's language before the form is sent. The server validates again. */
export function useRegistrationCheck(): (fields: Fields) => FieldErrors {
  const t = useTranslations("auth");
  return ({ name, email, password }) => {
    const errors: FieldErrors = {};
    if (name.trim() === "") errors.name = t("nameNeeded");
    else if (name.trim().length > LIMITS.nameLength)
      errors.name = t("nameTooLong", { max: LIMITS.nameLength });
    if (!/^\S+@\S+\.\S+$/.test(email.trim()) || email.length > LIMITS.emailLength)
      errors.email = t("emailNeeded");
    if (password.length < LIMITS.passwordMinLength)
      errors.password = t("passwordTooShort", { min: LIMITS.passwordMinLength });
    else if (password.length > LIMITS.passwordMaxLength)
      errors.password = t("passwordTooLong", { max: LIMITS.passwordMaxLength });
    return errors;
  };
}
