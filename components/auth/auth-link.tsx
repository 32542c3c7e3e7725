"use client";

import { useTranslations } from "use-intl";
import { AppLink } from "@/components/ui/app-link";

/** Links the sign-in and the sign-up form to each other. */
export function AuthLink({ to }: { to: "sign-in" | "sign-up" }) {
  const t = useTranslations("auth");
  return (
    <p className="mt-6 text-ink-soft">
      {t.rich(to === "sign-up" ? "noAccount" : "haveAccount", {
        link: (text) => (
          <AppLink href={`/${to}`} className="font-medium text-accent underline underline-offset-2">
            {text}
          </AppLink>
        ),
      })}
    </p>
  );
}
