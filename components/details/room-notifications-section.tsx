import { useId } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { useRoomSettings } from "@/lib/client/hooks/use-room-settings";
import { MUTE_DURATIONS_HOURS, MUTED_FOREVER, muteEndsAt } from "@/lib/client/notifications/mute";
import type { Room } from "@/lib/contract/rooms";

const LEVELS = ["all", "mentions", "nothing"] as const;
const NAMES = ["hour", "hours", "week", "always"] as const;

/** The user's notification settings for the room. */
export function RoomNotificationsSection({ room }: { room: Room }) {
  const t = useTranslations("details");
  const format = useFormatter();
  const errorText = useErrorText();
  const change = useRoomSettings();
  const attempt = useAsyncAction();
  const id = useId();
  const until = room.muted && room.notify !== "nothing" ? room.mutedUntil : null;
  const chosen = until === null ? "off" : until === MUTED_FOREVER ? "3" : "custom";
  return (
    <section aria-labelledby={id} className="py-6">
      <h3 id={id} className="mb-3 font-semibold">
        {t("notifications")}
      </h3>
      <SegmentedControl
        legend={t("notifications")}
        options={LEVELS.map((value) => ({ value, label: t(value) }))}
        value={room.notify}
        onChange={(notify) => void attempt.run(() => change(room.id, { notify }))}
      />
      <label className="mt-3 flex items-center justify-between gap-3">
        <span>{t("mute")}</span>
        <select
          value={chosen}
          onChange={(event) => {
            const hours = MUTE_DURATIONS_HOURS[Number(event.target.value)];
            const mutedUntil = hours === undefined ? null : muteEndsAt(hours);
            void attempt.run(() => change(room.id, { mutedUntil }));
          }}
          className="h-9 rounded-lg border border-edge bg-surface px-2"
        >
          <option value="off">{t("off")}</option>
          {chosen === "custom" && until && (
            <option value="custom">
              {t("until", {
                when: format.dateTime(new Date(until), { dateStyle: "medium", timeStyle: "short" }),
              })}
            </option>
          )}
          {NAMES.map((name, index) => (
            <option key={name} value={index}>
              {t(name)}
            </option>
          ))}
        </select>
      </label>
      {attempt.error && (
        <p role="alert" className="mt-2 text-meta text-danger">
          {errorText(attempt.error)}
        </p>
      )}
    </section>
  );
}
