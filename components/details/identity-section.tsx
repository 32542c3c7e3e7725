import { Search } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { RoomSubtitle } from "@/components/conversation/room-subtitle";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { PictureField } from "@/components/people/picture-field";
import { RoomAvatar } from "@/components/people/room-avatar";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useGroupActions } from "@/lib/client/hooks/use-group-actions";
import { LIMITS } from "@/lib/contract/limits";
import type { Room } from "@/lib/contract/rooms";
import { useSidePanels } from "./side-panel-context";

/** Who or what the conversation is with; its managers change name and picture here. */
export function IdentitySection({ room, manages }: { room: Room; manages: boolean }) {
  const words = useTranslations("details");
  const actions = useTranslations("action");
  const search = useTranslations("search");
  const panels = useSidePanels();
  const errorWords = useErrorText();
  const { rename, setPicture } = useGroupActions(room.id);
  const attempt = useAsyncAction();
  const [title, setTitle] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = title?.trim();
    if (wanted && (wanted === room.title || (await attempt.run(() => rename(wanted))))) setTitle(null);
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
              {words("rename")}
            </Button>
          )}
        </div>
      ) : (
        <form onSubmit={submit} className="w-full text-start">
          <TextField
            label={words("title")}
            maxLength={LIMITS.titleLength}
            autoComplete="off"
            value={title}
            error={
              title.trim() === ""
                ? words("titleNeeded")
                : attempt.error
                  ? errorWords(attempt.error)
                  : undefined
            }
            onChange={(event) => setTitle(event.target.value)}
          />
          <div className="mt-3 flex justify-end gap-2">
            <Button variant="outline" onClick={() => setTitle(null)}>
              {actions("cancel")}
            </Button>
            <Button type="submit" disabled={attempt.pending}>
              {actions("save")}
            </Button>
          </div>
        </form>
      )}
      {panels && (
        <Button variant="outline" size="small" onClick={panels.toggleSearch}>
          <Search aria-hidden className="size-4" />
          {search("field")}
        </Button>
      )}
    </section>
  );
}
