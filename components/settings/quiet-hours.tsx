import { type FocusEvent, useId } from "react";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { useMe } from "@/lib/client/hooks/use-me";
import { useSettings } from "@/lib/client/hooks/use-settings";
import { SwitchRow } from "./switch-row";

const DEFAULT_HOURS = { dndFrom: "22:00", dndTo: "07:00" };

/** The daily hours without notifications. */
export function QuietHours() {
  const t = useTranslations("notifications");
  const errorText = useErrorText();
  const { dndFrom, dndTo } = useMe();
  const { setNotificationSettings } = useSettings();
  const attempt = useAsyncAction();
  const isSet = dndFrom !== null && dndTo !== null;
  const save = (hours: { dndFrom: string | null; dndTo: string | null }) =>
    void attempt.run(() => setNotificationSettings(hours));
  return (
    <div className="space-y-3">
      {attempt.error && <Alert>{errorText(attempt.error)}</Alert>}
      <SwitchRow
        title={t("quiet")}
        lead={t("quietLead")}
        checked={isSet}
        disabled={attempt.pending}
        onChange={(on) => save(on ? DEFAULT_HOURS : { dndFrom: null, dndTo: null })}
      />
      {isSet && (
        <div className="flex gap-4">
          <TimeField label={t("from")} value={dndFrom} onTime={(time) => save({ dndFrom: time, dndTo })} />
          <TimeField label={t("to")} value={dndTo} onTime={(time) => save({ dndFrom, dndTo: time })} />
        </div>
      )}
    </div>
  );
}

function TimeField({
  label,
  value,
  onTime,
}: {
  label: string;
  value: string;
  onTime: (time: string) => void;
}) {
  const id = useId();
  // Saved on blur: hours and minutes are set one after the other. A cleared field gets its old value back.
  const save = ({ target }: FocusEvent<HTMLInputElement>) => {
    if (target.value === "") target.value = value;
    else if (target.value !== value) onTime(target.value);
  };
  return (
    <div className="w-36">
      <label htmlFor={id} className="mb-1 block text-meta font-medium">
        {label}
      </label>
      <input
        id={id}
        key={value}
        type="time"
        defaultValue={value}
        onBlur={save}
        className="h-11 w-full rounded-lg border border-edge bg-surface px-3 tabular-nums"
      />
    </div>
  );
}
