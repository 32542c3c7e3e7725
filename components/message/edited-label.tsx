import { useFormatter, useTranslations } from "use-intl";

/** Says that a message was edited; its tooltip says when. */
export function EditedLabel({ at }: { at: string }) {
  const t = useTranslations("room");
  const format = useFormatter();
  const when = format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" });
  return (
    <time dateTime={at} title={t("editedAt", { when })}>
      {t("edited")}
    </time>
  );
}
