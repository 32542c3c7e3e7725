import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Avatar } from "@/components/people/avatar";
import { PictureField } from "@/components/people/picture-field";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useMe } from "@/lib/client/hooks/use-me";
import { useSettings } from "@/lib/client/hooks/use-settings";
import { LIMITS } from "@/lib/contract/limits";
import { SavedNote } from "./saved-note";
import { SettingsSection } from "./settings-section";

export function ProfileSection() {
  const t = useTranslations("settings");
  const tAction = useTranslations("action");
  const tAuth = useTranslations("auth");
  const errorText = useErrorText();
  const me = useMe();
  const { rename, setPicture } = useSettings();
  const attempt = useAsyncAction();
  const [name, setName] = useState(me.name);
  const [submitted, setSubmitted] = useState(false);
  const [saved, setSaved] = useState(false);
  const trimmedName = name.trim();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSubmitted(true);
    setSaved(trimmedName !== "" && (await attempt.run(() => rename(trimmedName))));
  };
  const serverError = attempt.error && (attempt.error.fields.name ?? errorText(attempt.error));

  return (
    <SettingsSection title={t("profile")} lead={t("profileLead")}>
      <div className="mb-5 flex items-center gap-5">
        <Avatar id={me.id} name={me.name} image={me.image} size="huge" />
        <PictureField hasPicture={me.image !== null} onPicture={setPicture} />
      </div>
      <form noValidate onSubmit={submit}>
        <div className="flex items-start gap-4">
          <TextField
            label={t("name")}
            className="flex-1"
            autoComplete="name"
            maxLength={LIMITS.nameLength}
            value={name}
            error={submitted && trimmedName === "" ? tAuth("nameNeeded") : (serverError ?? undefined)}
            onChange={(event) => {
              setName(event.target.value);
              setSaved(false);
            }}
          />
        </div>
        <div className="mt-4 flex items-center justify-end gap-3">
          <SavedNote>{saved && t("saved")}</SavedNote>
          <Button type="submit" disabled={attempt.pending || trimmedName === me.name}>
            {tAction("save")}
          </Button>
        </div>
      </form>
    </SettingsSection>
  );
}
