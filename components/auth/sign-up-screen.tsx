"use client";

import { useTranslations } from "use-intl";
import { AuthCard } from "./auth-card";
import { AuthLink } from "./auth-link";
import { ProviderButtons } from "./provider-buttons";
import { SignUpForm } from "./sign-up-form";

interface SignUpScreenProps {
  providers: { id: string; name: string }[];
  registrationOpen: boolean;
  /** Whether only people with an invite link may sign up. */
  byInvitation: boolean;
}

export function SignUpScreen({ providers, registrationOpen, byInvitation }: SignUpScreenProps) {
  const t = useTranslations("auth");
  if (!registrationOpen) {
    return (
      <AuthCard
        title={t(byInvitation ? "invitedTitle" : "closedTitle")}
        lead={t(byInvitation ? "invitedLead" : "closedLead")}
      >
        <AuthLink to="sign-in" />
      </AuthCard>
    );
  }
  return (
    <AuthCard title={t("signUpTitle")} lead={t("signUpLead")}>
      <SignUpForm />
      <ProviderButtons providers={providers} />
      <AuthLink to="sign-in" />
    </AuthCard>
  );
}
