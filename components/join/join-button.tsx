import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { joinByInvite } from "@/lib/client/account/join-by-invite";

export function JoinButton({ token, name }: { token: string; name: string }) {
  const t = useTranslations("join");
  const errorText = useErrorText();
  const router = useRouter();
  const attempt = useAsyncAction();
  const join = () => attempt.run(async () => router.push(`/rooms/${await joinByInvite(token)}`));
  const error = attempt.error;
  return (
    <div className="mt-7 space-y-4">
      {error && <Alert>{error.code === "forbidden" ? t("removed") : errorText(error)}</Alert>}
      <Button className="h-11! w-full" disabled={attempt.pending} onClick={join}>
        {t("join")}
      </Button>
      <p className="text-meta text-ink-soft">{t("as", { name })}</p>
    </div>
  );
}
