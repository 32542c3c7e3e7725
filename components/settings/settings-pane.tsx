"use client";

import { useTranslations } from "use-intl";
import { BackButton } from "@/components/ui/back-button";
import { AccountSection } from "./account-section";
import { AdminSection } from "./admin-section";
import { AppearanceSection } from "./appearance-section";
import { BlockedSection } from "./blocked-section";
import { LanguageSection } from "./language-section";
import { NotificationsSection } from "./notifications-section";
import { PasswordSection } from "./password-section";
import { PrivacySection } from "./privacy-section";
import { ProfileSection } from "./profile-section";
import { SecondFactorSection } from "./second-factor-section";
import { SessionsSection } from "./sessions-section";

export function SettingsPane() {
  const t = useTranslations("settings");
  return (
    <>
      <header className="flex h-16 shrink-0 items-center gap-3 border-b border-hairline px-3 md:px-5">
        <BackButton />
        <h1 className="font-semibold">{t("title")}</h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-[38rem] divide-y divide-hairline px-4 pb-16 md:px-6">
          <ProfileSection />
          <AppearanceSection />
          <LanguageSection />
          <NotificationsSection />
          <PrivacySection />
          <BlockedSection />
          <PasswordSection />
          <SecondFactorSection />
          <SessionsSection />
          <AdminSection />
          <AccountSection />
        </div>
      </div>
    </>
  );
}
