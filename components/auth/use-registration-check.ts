import { useTranslations } from "use-intl";
import { LIMITS } from "@/lib/contract/limits";

export type FieldErrors = Partial<Record<string, string>>;

interface Fields {
  name: string;
  email: string;
  password: string;
}

/** Says in the reader's language what the contract would refuse, before it is sent. The server has the last word. */
export function useRegistrationCheck(): (fields: Fields) => FieldErrors {
  const words = useTranslations("auth");
  return ({ name, email, password }) => {
    const errors: FieldErrors = {};
    if (name.trim() === "") errors.name = words("nameNeeded");
    else if (name.trim().length > LIMITS.nameLength)
      errors.name = words("nameTooLong", { max: LIMITS.nameLength });
    if (!/^\S+@\S+\.\S+$/.test(email.trim()) || email.length > LIMITS.emailLength)
      errors.email = words("emailNeeded");
    if (password.length < LIMITS.passwordMinLength)
      errors.password = words("passwordTooShort", { min: LIMITS.passwordMinLength });
    else if (password.length > LIMITS.passwordMaxLength)
      errors.password = words("passwordTooLong", { max: LIMITS.passwordMaxLength });
    return errors;
  };
}
