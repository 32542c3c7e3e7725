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
import { signIn } from "@/lib/client/account/account";
import type { ApiError } from "@/lib/client/api/api-error";
import { CodeForm } from "./code-form";
import { DemoPeople, type DemoPerson } from "./demo-people";

interface SignInFormProps {
  demoPeople: DemoPerson[];
  /** Whether a sign-in at an identity provider failed. */
  providerFailed: boolean;
  next: string;
}

export function SignInForm({ demoPeople, providerFailed, next }: SignInFormProps) {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const attempt = useAsyncAction();
  const [missingFields, setMissingFields] = useState<string[]>([]);
  const [submitted, setSubmitted] = useState<{ email: string; password: string } | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const credentials = { email: formText(data, "email").trim(), password: formText(data, "password") };
    const missing = (["email", "password"] as const).filter((field) => credentials[field] === "");
    setMissingFields(missing);
    attempt.clear();
    if (missing[0]) return focusFormField(event.currentTarget, missing[0]);
    setSubmitted(credentials);
    if (await attempt.run(() => signIn(credentials))) router.replace(next);
  };
  const submitCode = async (code: string) => {
    if (submitted && (await attempt.run(() => signIn({ ...submitted, code })))) router.replace(next);
  };
  // The first step must not reappear while a code is checked.
  const [codeRequested, setCodeRequested] = useState(false);
  if (!codeRequested && attempt.error?.fields.code) setCodeRequested(true);
  const fillDemoPerson = (person: DemoPerson) => {
    for (const field of ["email", "password"] as const) {
      const input = form.current?.elements.namedItem(field);
      if (input instanceof HTMLInputElement) input.value = person[field];
    }
    setMissingFields([]);
    attempt.clear();
  };
  if (codeRequested && submitted) {
    const back = () => {
      setCodeRequested(false);
      setSubmitted(null);
      attempt.clear();
    };
    return <CodeForm attempt={attempt} onCode={submitCode} onBack={back} />;
  }
  const wrongCredentials = attempt.error?.code === "unauthenticated" || attempt.error?.code === "invalid";

  const refusalText = (error: ApiError) => (error.code === "forbidden" ? t("suspended") : errorText(error));

  return (
    <>
      <form ref={form} method="post" noValidate onSubmit={submit} className="mt-7 space-y-5">
        {attempt.error ? (
          <Alert>{wrongCredentials ? t("wrong") : refusalText(attempt.error)}</Alert>
        ) : (
          providerFailed && <Alert>{t("providerFailed")}</Alert>
        )}
        <TextField
          label={t("email")}
          name="email"
          type="email"
          autoComplete="username"
          error={missingFields.includes("email") ? t("emailNeeded") : undefined}
          required
        />
        <TextField
          label={t("password")}
          name="password"
          type="password"
          autoComplete="current-password"
          error={missingFields.includes("password") ? t("passwordNeeded") : undefined}
          required
        />
        <Button type="submit" className="h-11! w-full" disabled={attempt.pending}>
          {attempt.pending ? t("signingIn") : t("signIn")}
        </Button>
      </form>
      {demoPeople.length > 0 && <DemoPeople people={demoPeople} onPick={fillDemoPerson} />}
    </>
  );
}
