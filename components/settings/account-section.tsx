import { Download, LogOut } from "lucide-react";
import { useTranslations } from "use-intl";
import { useAttempt } from "@/components/errors/use-async-action";
import { useErrorWords } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { signOut } from "@/lib/client/account/account";
import { useMe } from "@/lib/client/hooks/use-me";
import { leave } from "./go-to-sign-in";
import { Section } from "./settings-section";

export function AccountSection() {
  const words = useTranslations("settings");
  const errorWords = useErrorWords();
  const me = useMe();
  const attempt = useAttempt();
  return (
    <Section title={words("account")} lead={words("signedInAs", { email: me.email })}>
      {attempt.error && <Alert>{errorWords(attempt.error)}</Alert>}
      <div className="flex flex-wrap gap-2">
        <a
          href="/api/me/export"
          download
          className="inline-flex h-10 items-center gap-2 rounded-lg border border-edge bg-surface px-4 font-medium hover:bg-hover"
        >
          <Download aria-hidden className="size-[18px]" />
          {words("export")}
        </a>
        <Button
          look="outline"
          disabled={attempt.pending}
          onClick={() => attempt.run(() => signOut().then(leave))}
        >
          <LogOut aria-hidden className="size-[18px]" />
          {words("signOut")}
        </Button>
      </div>
    </Section>
  );
}
