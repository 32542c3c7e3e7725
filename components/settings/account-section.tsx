import { Download, LogOut } from "lucide-react";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { signOut } from "@/lib/client/account/account";
import { useMe } from "@/lib/client/hooks/use-me";
import { goToSignIn } from "./go-to-sign-in";
import { SettingsSection } from "./settings-section";

export function AccountSection() {
  const t = useTranslations("settings");
  const errorText = useErrorText();
  const me = useMe();
  const attempt = useAsyncAction();
  return (
    <SettingsSection title={t("account")} lead={t("signedInAs", { email: me.email })}>
      {attempt.error && <Alert>{errorText(attempt.error)}</Alert>}
      <div className="flex flex-wrap gap-2">
        <a
          href="/api/me/export"
          download
          className="inline-flex h-10 items-center gap-2 rounded-lg border border-edge bg-surface px-4 font-medium hover:bg-hover"
        >
          <Download aria-hidden className="size-[18px]" />
          {t("export")}
        </a>
        <Button
          variant="outline"
          disabled={attempt.pending}
          onClick={() => attempt.run(() => signOut().then(goToSignIn))}
        >
          <LogOut aria-hidden className="size-[18px]" />
          {t("signOut")}
        </Button>
      </div>
    </SettingsSection>
  );
}
