"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useAttempt } from "@/components/errors/use-attempt";
import { useErrorWords } from "@/components/errors/use-error-words";
import { useHydrated } from "@/components/time/use-hydrated";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { signUp } from "@/lib/client/account";
import { LIMITS } from "@/lib/contract/limits";
import { focusField } from "./focus-field";
import { textOf } from "./text-of";
import { type FieldErrors, useRegistrationCheck } from "./use-registration-check";

/** With the token of a link, the account joins its group at once. */
export function SignUpForm({ invite }: { invite?: string }) {
  const words = useTranslations("auth");
  const errorWords = useErrorWords();
  const check = useRegistrationCheck();
  const router = useRouter();
  const hydrated = useHydrated();
  const attempt = useAttempt();
  const [local, setLocal] = useState<FieldErrors>({});

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const registration = {
      name: textOf(data, "name"),
      email: textOf(data, "email"),
      password: textOf(data, "password"),
      ...(invite === undefined ? {} : { invite }),
    };
    const found = check(registration);
    setLocal(found);
    const [firstBad] = Object.keys(found);
    if (firstBad) return focusField(form, firstBad);
    if (await attempt.run(() => signUp(registration))) router.replace("/rooms");
  };

  const taken = attempt.error?.code === "conflict" ? { email: words("taken") } : {};
  const errors: FieldErrors = { ...attempt.error?.fields, ...taken, ...local };
  const besideField = errors.name ?? errors.email ?? errors.password;

  return (
    <form method="post" noValidate onSubmit={submit} className="mt-7 space-y-5">
      {attempt.error && !besideField && <Alert>{errorWords(attempt.error)}</Alert>}
      <TextField
        label={words("name")}
        name="name"
        autoComplete="name"
        hint={words("nameHint")}
        error={errors.name}
        required
      />
      <TextField
        label={words("email")}
        name="email"
        type="email"
        autoComplete="username"
        error={errors.email}
        required
      />
      <TextField
        label={words("password")}
        name="password"
        type="password"
        autoComplete="new-password"
        hint={words("passwordHint", { min: LIMITS.passwordMinLength })}
        error={errors.password}
        required
      />
      <Button type="submit" className="h-11! w-full" disabled={!hydrated || attempt.pending}>
        {attempt.pending ? words("creatingAccount") : words("createAccount")}
      </Button>
    </form>
  );
}
