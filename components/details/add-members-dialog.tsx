import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { PeoplePicker } from "@/components/new-conversation/people-picker";
import { SelectedPeople } from "@/components/new-conversation/selected-people";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useGroupActions } from "@/lib/client/hooks/use-group-actions";
import type { Room } from "@/lib/contract/rooms";
import type { User } from "@/lib/contract/users";

export function AddMembersDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const t = useTranslations("details");
  const tStart = useTranslations("start");
  const errorText = useErrorText();
  const { add } = useGroupActions(room.id);
  const attempt = useAsyncAction();
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<User[]>([]);
  const toggle = (user: User) => {
    if (room.members.some((member) => member.userId === user.id)) return;
    const remaining = chosen.filter((one) => one.id !== user.id);
    setChosen(remaining.length < chosen.length ? remaining : [...chosen, user]);
    setQuery("");
  };
  const submit = async () => {
    if (await attempt.run(() => add(chosen.map((user) => user.id)))) onClose();
  };
  return (
    <Dialog title={t("addTitle")} onClose={onClose}>
      <div className="space-y-3 px-5 pb-3">
        {attempt.error && <Alert>{errorText(attempt.error)}</Alert>}
        <SelectedPeople people={chosen} onRemove={toggle} />
      </div>
      <PeoplePicker
        query={query}
        onQuery={setQuery}
        chosen={chosen}
        excludedIds={room.members.map((member) => member.userId)}
        onPick={toggle}
      />
      <div className="flex items-center justify-between gap-4 border-t border-hairline px-5 py-3">
        <p className="text-meta text-ink-soft tabular-nums">{tStart("count", { count: chosen.length })}</p>
        <Button onClick={submit} disabled={attempt.pending || chosen.length === 0}>
          {t("addChosen")}
        </Button>
      </div>
    </Dialog>
  );
}
