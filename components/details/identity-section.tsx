import { Search } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { RoomSubtitle } from "@/components/conversation/room-subtitle";
import { useSidePanels } from "@/components/conversation/side-panel-context";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { PictureField } from "@/components/people/picture-field";
import { RoomAvatar } from "@/components/people/room-avatar";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useGroupActions } from "@/lib/client/hooks/use-group-actions";
import { LIMITS } from "@/lib/contract/limits";
import type { Room } from "@/lib/contract/rooms";

/** The room's picture and title, which its managers can change. */
export function IdentitySection({ room, manages }: { room: Room; manages: boolean }) {
  const t = useTranslations("details");
  const tActions = useTranslations("action");
  const tSearch = useTranslations("search");
  const panels = useSidePanels();
  const errorText = useErrorText();
  const { rename, setPicture } = useGroupActions(room.id);
  const attempt = useAsyncAction();
  const [title, setTitle] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const newTitle = title?.trim();
    if (newTitle && (newTitle === room.title || (await attempt.run(() => rename(newTitle))))) setTitle(null);
  };
  return (
    <section className="flex flex-col items-center gap-3 pt-2 pb-6 text-center">
      <RoomAvatar room={room} size="huge" />
      {manages && <PictureField hasPicture={room.image !== null} onPicture={setPicture} />}
      {title === null ? (
        <div className="w-full min-w-0">
          <h3 className="text-head font-semibold break-words">
            <bdi>{room.title}</bdi>
          </h3>
          <RoomSubtitle room={room} />
          {manages && (
            <Button variant="plain" size="small" onClick={() => setTitle(room.title)}>
              {t("rename")}
            </Button>
          )}
        </div>
      ) : (
        <form onSubmit={submit} className="w-full text-start">
          <TextField
            label={t("title")}
            maxLength={LIMITS.titleLength}
            autoComplete="off"
            value={title}
            error={
              title.trim() === "" ? t("titleNeeded") : attempt.error ? errorText(attempt.error) : undefined
            }
            onChange={(event) => setTitle(event.target.value)}
          />
          <div className="mt-3 flex justify-end gap-2">
            <Button variant="outline" onClick={() => setTitle(null)}>
              {tActions("cancel")}
            </Button>
            <Button type="submit" disabled={attempt.pending}>
              {tActions("save")}
            </Button>
          </div>
        </form>
      )}
      {panels && (
        <Button variant="outline" size="small" onClick={panels.toggleSearch}>
          <Search aria-hidden className="size-4" />
          {tSearch("field")}
        </Button>
      )}
    </section>
  );
}
