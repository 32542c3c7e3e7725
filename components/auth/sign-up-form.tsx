"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { focusFormField, formText } from "@/components/ui/form-fields";
import { TextField } from "@/components/ui/text-field";
import { signUp } from "@/lib/client/account/account";
import { NewPasswordField } from "./new-password-field";
import { type FieldErrors, useRegistrationCheck } from "./use-registration-check";

/** Creates an account. With an invite token, the account also joins the group. */
export function SignUpForm({ invite }: { invite?: string }) {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const check = useRegistrationCheck();
  const router = useRouter();
  const attempt = useAsyncAction();
  const form = useRef<HTMLFormElement>(null);
  const [local, setLocal] = useState<FieldErrors>({});

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const registration = {
      name: formText(data, "name"),
      email: formText(data, "email"),
      password: formText(data, "password"),
      ...(invite === undefined ? {} : { invite }),
    };
    const fieldErrors = check(registration);
    setLocal(fieldErrors);
    const [firstInvalid] = Object.keys(fieldErrors);
    if (firstInvalid) return focusFormField(event.currentTarget, firstInvalid);
    if (await attempt.run(() => signUp(registration))) router.replace("/rooms");
  };

  const taken = attempt.error?.code === "conflict" ? { email: t("taken") } : {};
  const weak = attempt.error?.fields.password ? { password: t("passwordWeak") } : {};
  const errors: FieldErrors = { ...attempt.error?.fields, ...taken, ...weak, ...local };
  const getUserInputs = () => {
    const data = form.current ? new FormData(form.current) : new FormData();
    return [formText(data, "name"), ...formText(data, "email").split("@")];
  };
  const fieldError = errors.name ?? errors.email ?? errors.password;

  return (
    <form ref={form} method="post" noValidate onSubmit={submit} className="mt-7 space-y-5">
      {attempt.error && !fieldError && <Alert>{errorText(attempt.error)}</Alert>}
      <TextField
        label={t("name")}
        name="name"
        autoComplete="name"
        hint={t("nameHint")}
        error={errors.name}
        required
      />
      <TextField
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        error={errors.email}
        required
      />
      <NewPasswordField
        label={t("password")}
        name="password"
        error={errors.password}
        getUserInputs={getUserInputs}
        required
      />
      <Button type="submit" className="h-11! w-full" disabled={attempt.pending}>
        {attempt.pending ? t("creatingAccount") : t("createAccount")}
      </Button>
    </form>
  );
}
