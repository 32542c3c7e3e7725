import { useRouter } from "next/navigation";
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { Dialog } from "@/components/ui/dialog";
import { useMe } from "@/lib/client/hooks/use-me";
import { useRoomActions } from "@/lib/client/hooks/use-room-actions";
import { useRooms } from "@/lib/client/hooks/use-rooms";
import { useUserSearch } from "@/lib/client/hooks/use-user";
import { type ConversationTarget, findTargets } from "./find-targets";
import { TargetOption } from "./target-option";

/** Finds a conversation or person by a few letters and opens it. The focus stays in the field. */
export function Switcher({ onClose }: { onClose: () => void }) {
  const t = useTranslations("switcher");
  const errorText = useErrorText();
  const router = useRouter();
  const me = useMe();
  const listId = useId();
  const attempt = useAsyncAction();
  const { createDirect } = useRoomActions();
  const { rooms = [] } = useRooms();
  const [query, setQuery] = useState("");
  const [activeId, setActiveId] = useState<string | null>(null);
  const { people = [] } = useUserSearch(query.trim());
  const targets = findTargets(rooms, query.trim() === "" ? [] : people, query, me.id);
  const active = targets.find(({ id }) => id === activeId) ?? targets[0];

  const open = (target: ConversationTarget) =>
    attempt.run(async () => {
      const { id } = "room" in target ? target.room : await createDirect(target.user.id);
      onClose();
      router.push(`/rooms/${id}`);
    });
  const moveActive = (by: number) => {
    const from = active ? targets.indexOf(active) : -1;
    const next = targets[(from + by + targets.length) % targets.length];
    if (!next) return;
    setActiveId(next.id);
    document.getElementById(`${listId}-${next.id}`)?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") moveActive(1);
    else if (event.key === "ArrowUp") moveActive(-1);
    else if (event.key === "Enter" && active) void open(active);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t("title")} onClose={onClose}>
      <div className="px-5 pb-3">
        {attempt.error && <Alert>{errorText(attempt.error)}</Alert>}
        <input
          role="combobox"
          aria-label={t("field")}
          aria-expanded={targets.length > 0}
          aria-controls={listId}
          aria-activedescendant={active && `${listId}-${active.id}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={t("field")}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActiveId(null);
          }}
          onKeyDown={onKeyDown}
          data-first-focus
          className="h-11 w-full rounded-lg border border-edge bg-surface px-3 outline-offset-0!"
        />
      </div>
      <p role="status" className="sr-only">
        {t("found", { count: targets.length })}
      </p>
      <div
        id={listId}
        role="listbox"
        aria-label={t("title")}
        className="min-h-0 flex-1 overflow-y-auto px-3 pb-3"
      >
        {targets.map((target) => (
          <TargetOption
            key={target.id}
            id={`${listId}-${target.id}`}
            target={target}
            active={target === active}
            onPick={() => void open(target)}
            onPoint={() => setActiveId(target.id)}
          />
        ))}
      </div>
      {targets.length === 0 && <p className="px-5 pb-8 text-center text-ink-soft">{t("none")}</p>}
    </Dialog>
  );
}
