"use client";

import { useTranslations } from "use-intl";
import { AuthCard } from "@/components/auth/auth-card";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { AppLink } from "@/components/ui/app-link";
import { linkButtonClass } from "@/components/ui/link-button-class";
import type { InvitePreview } from "@/lib/contract/invites";
import { JoinButton } from "./join-button";

interface JoinScreenProps {
  token: string;
  /** Null if the link is invalid. */
  invitation: InvitePreview | null;
  signedInAs: string | null;
  maySignUp: boolean;
}

/** The page behind an invite link: signed-in users join with one button, others sign up and join in one step. */
export function JoinScreen({ token, invitation, signedInAs, maySignUp }: JoinScreenProps) {
  const t = useTranslations("join");
  if (!invitation) {
    return (
      <AuthCard title={t("deadTitle")} lead={t("deadLead")}>
        <AppLink href="/rooms" className={linkButtonClass("mt-6")}>
          {t("toRooms")}
        </AppLink>
      </AuthCard>
    );
  }
  const { title, members, invitedBy } = invitation;
  return (
    <AuthCard title={t("heading", { title })} lead={t("lead", { name: invitedBy, count: members })}>
      {signedInAs !== null ? (
        <JoinButton token={token} name={signedInAs} />
      ) : (
        <>
          {maySignUp && <SignUpForm invite={token} />}
          <p className="mt-6 text-ink-soft">
            {t.rich("haveAccount", {
              link: (text) => (
                <AppLink
                  href={`/sign-in?join=${token}`}
                  className="font-medium text-accent underline underline-offset-2"
                >
                  {text}
                </AppLink>
              ),
            })}
          </p>
        </>
      )}
    </AuthCard>
  );
}
