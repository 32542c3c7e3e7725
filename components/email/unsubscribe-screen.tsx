"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { AuthCard } from "@/components/auth/auth-card";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { AppLink } from "@/components/ui/app-link";
import { Button } from "@/components/ui/button";
import { linkButtonClass } from "@/components/ui/link-button-class";
import { unsubscribeFromEmail } from "@/lib/client/account/unsubscribe-from-email";

/** The page behind an e-mail's unsubscribe link. It needs a click: link scanners open pages but press no buttons. */
export function UnsubscribeScreen({ token }: { token: string }) {
  const t = useTranslations("email");
  const errorText = useErrorText();
  const attempt = useAsyncAction();
  const [done, setDone] = useState(false);
  const unsubscribe = async () => setDone(await attempt.run(() => unsubscribeFromEmail(token)));
  if (done) {
    return (
      <AuthCard title={t("doneTitle")} lead={t("doneLead")}>
        <AppLink href="/settings" className={linkButtonClass("mt-6")}>
          {t("toSettings")}
        </AppLink>
      </AuthCard>
    );
  }
  const { error } = attempt;
  return (
    <AuthCard title={t("title")} lead={t("lead")}>
      <div className="mt-6 space-y-4">
        {error && <Alert>{error.code === "not_found" ? t("dead") : errorText(error)}</Alert>}
        <Button className="h-11! w-full" disabled={attempt.pending} onClick={unsubscribe}>
          {t("stop")}
        </Button>
      </div>
    </AuthCard>
  );
}
