"use client";

import { useTranslations } from "use-intl";
import { AuthCard } from "./auth-card";
import { AuthLink } from "./auth-link";
import { ProviderButtons } from "./provider-buttons";
import { SignUpForm } from "./sign-up-form";

interface SignUpScreenProps {
  providers: { id: string; name: string }[];
  registrationOpen: boolean;
}

export function SignUpScreen({ providers, registrationOpen }: SignUpScreenProps) {
  const words = useTranslations("auth");
  if (!registrationOpen) {
    return (
      <AuthCard title={words("closedTitle")} lead={words("closedLead")}>
        <AuthLink to="sign-in" />
      </AuthCard>
    );
  }
  return (
    <AuthCard title={words("signUpTitle")} lead={words("signUpLead")}>
      <SignUpForm />
      <ProviderButtons providers={providers} />
      <AuthLink to="sign-in" />
    </AuthCard>
  );
}
