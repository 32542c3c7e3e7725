"use client";

import { useTranslations } from "use-intl";
import { AuthCard } from "./auth-card";
import { AuthLink } from "./auth-link";
import { ProviderButtons } from "./provider-buttons";
import { SignUpForm } from "./sign-up-form";

interface SignUpScreenProps {
  providers: { id: string; name: string }[];
  registrationOpen: boolean;
  /** Closed but for those who have a link. */
  byInvitation: boolean;
}

export function SignUpScreen({ providers, registrationOpen, byInvitation }: SignUpScreenProps) {
  const words = useTranslations("auth");
  if (!registrationOpen) {
    return (
      <AuthCard
        title={words(byInvitation ? "invitedTitle" : "closedTitle")}
        lead={words(byInvitation ? "invitedLead" : "closedLead")}
      >
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
