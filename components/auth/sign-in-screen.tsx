"use client";

import { useTranslations } from "use-intl";
import { AuthCard } from "./auth-card";
import { AuthLink } from "./auth-link";
import type { DemoPerson } from "./demo-people";
import { ProviderButtons } from "./provider-buttons";
import { SignInForm } from "./sign-in-form";

interface SignInScreenProps {
  providers: { id: string; name: string }[];
  demoPeople: DemoPerson[];
  registrationOpen: boolean;
  providerFailed: boolean;
  /** Whether a session in this browser has just ended. */
  sessionEnded: boolean;
  /** Path to open after signing in. */
  next: string;
}

export function SignInScreen({
  providers,
  demoPeople,
  registrationOpen,
  providerFailed,
  sessionEnded,
  next,
}: SignInScreenProps) {
  const t = useTranslations("auth");
  return (
    <AuthCard title={t("signInTitle")} lead={t(sessionEnded ? "sessionEnded" : "signInLead")}>
      <SignInForm demoPeople={demoPeople} providerFailed={providerFailed} next={next} />
      <ProviderButtons providers={providers} />
      {registrationOpen && <AuthLink to="sign-up" />}
    </AuthCard>
  );
}
