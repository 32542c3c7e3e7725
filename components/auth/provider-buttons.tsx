"use client";

import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { redirectToProvider } from "@/lib/client/account/account";

interface Provider {
  id: string;
  name: string;
}

export function ProviderButtons({ providers }: { providers: Provider[] }) {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const attempt = useAsyncAction();
  if (providers.length === 0) return null;
  return (
    <div className="mt-6 space-y-3">
      <div className="flex items-center gap-3 text-meta text-ink-faint before:h-px before:flex-1 before:bg-hairline after:h-px after:flex-1 after:bg-hairline">
        {t("or")}
      </div>
      {attempt.error && <Alert>{errorText(attempt.error)}</Alert>}
      {providers.map((provider) => (
        <Button
          key={provider.id}
          variant="outline"
          className="h-11! w-full"
          disabled={attempt.pending}
          onClick={() => attempt.run(() => redirectToProvider(provider.id))}
        >
          {t("continueWith", { provider: provider.name })}
        </Button>
      ))}
    </div>
  );
}
