import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/text-field";
import { LIMITS } from "@/lib/contract/limits";
import type { User } from "@/lib/contract/users";
import { GroupPicture } from "./group-picture";
import { SelectedPeople } from "./selected-people";

interface GroupFormProps {
  /** The form id by which the dialog's button submits this form. */
  id: string;
  chosen: User[];
  error?: string;
  onRemove: (user: User) => void;
  onCreate: (title: string, picture: File | null) => void;
}

export function GroupForm({ id, chosen, error, onRemove, onCreate }: GroupFormProps) {
  const t = useTranslations("start");
  const [title, setTitle] = useState("");
  const [picture, setPicture] = useState<File | null>(null);
  const [submitted, setSubmitted] = useState(false);
  const missing = title.trim() === "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if (!missing) onCreate(title.trim(), picture);
  };
  return (
    <form id={id} noValidate onSubmit={submit} className="space-y-3 px-5 pb-4">
      <div className="flex items-start gap-3">
        <GroupPicture picture={picture} onPicture={setPicture} />
        <TextField
          className="min-w-0 flex-1"
          label={t("groupTitle")}
          placeholder={t("groupPlaceholder")}
          maxLength={LIMITS.titleLength}
          autoComplete="off"
          error={submitted && missing ? t("titleNeeded") : error}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </div>
      <SelectedPeople people={chosen} onRemove={onRemove} />
    </form>
  );
}
