import { Monitor, Smartphone } from "lucide-react";
import { useId } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/show-toast";
import { Skeleton } from "@/components/ui/skeleton";
import { usePushSubscriptions } from "@/lib/client/hooks/use-push-subscriptions";
import type { Subscription } from "@/lib/contract/push";
import { useDeviceName } from "./use-device-name";

/** The devices that receive pushes while Parley is closed there. Each can be tested and removed. */
export function PushDevices() {
  const t = useTranslations("notifications");
  const errorText = useErrorText();
  const { subscriptions, error, remove, test } = usePushSubscriptions();
  const attempt = useAsyncAction();
  const id = useId();
  const shownError = attempt.error ?? error;
  const gone = attempt.error?.code === "not_found";
  const sendTest = async (id: string) => {
    if (await attempt.run(() => test(id))) showToast(t("testSent"), { look: "success" });
  };
  return (
    <section aria-labelledby={id} className="pt-1">
      <h3 id={id} className="font-medium">
        {t("devices")}
      </h3>
      <p className="text-meta text-ink-soft">{t("devicesLead")}</p>
      {shownError && (
        <div className="mt-3">
          <Alert>{gone ? t("deviceGone") : errorText(shownError)}</Alert>
        </div>
      )}
      {!subscriptions && !error && <Skeleton className="mt-3 h-14" />}
      {subscriptions?.length === 0 && <p className="mt-3 text-ink-soft">{t("noDevices")}</p>}
      <ul className="mt-1 divide-y divide-hairline">
        {subscriptions?.map((subscription) => (
          <PushDevice
            key={subscription.id}
            subscription={subscription}
            pending={attempt.pending}
            onTest={() => void sendTest(subscription.id)}
            onRemove={() => void attempt.run(() => remove(subscription.id))}
          />
        ))}
      </ul>
    </section>
  );
}

interface PushDeviceProps {
  subscription: Subscription;
  pending: boolean;
  onTest: () => void;
  onRemove: () => void;
}

function PushDevice({ subscription, pending, onTest, onRemove }: PushDeviceProps) {
  const t = useTranslations("notifications");
  const tSettings = useTranslations("settings");
  const format = useFormatter();
  const { kind, userAgent, current, createdAt } = subscription;
  const { device, mobile } = useDeviceName(userAgent);
  const Icon = mobile || kind === "fcm" ? Smartphone : Monitor;
  const since = t("since", { date: format.dateTime(new Date(createdAt), { dateStyle: "medium" }) });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <Icon aria-hidden className="size-6 shrink-0 stroke-[1.5] text-ink-soft" />
      <div className="min-w-40 flex-1">
        <p className="truncate font-medium">{kind === "fcm" ? t("app") : device}</p>
        <p className="text-meta text-ink-soft">
          {[current && tSettings("thisDevice"), since].filter(Boolean).join(" · ")}
        </p>
      </div>
      <div className="flex gap-2">
        <Button
          variant="outline"
          size="small"
          disabled={pending}
          aria-label={t("testNamed", { device })}
          onClick={onTest}
        >
          {t("test")}
        </Button>
        <Button
          variant="danger"
          size="small"
          disabled={pending}
          aria-label={t("removeNamed", { device })}
          onClick={onRemove}
        >
          {t("remove")}
        </Button>
      </div>
    </li>
  );
}
