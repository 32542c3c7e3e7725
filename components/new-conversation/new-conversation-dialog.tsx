import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { showToast } from "@/components/ui/show-toast";
import { ApiError } from "@/lib/client/api/api-error";
import { useRoomActions } from "@/lib/client/hooks/use-room-actions";
import type { Room } from "@/lib/contract/rooms";
import type { User } from "@/lib/contract/users";
import { GroupForm } from "./group-form";
import { PeoplePicker } from "./people-picker";

const KINDS = ["person", "group"] as const;
export type ConversationKind = (typeof KINDS)[number];

interface NewConversationDialogProps {
  initialKind: ConversationKind;
  onClose: () => void;
}

export function NewConversationDialog({ initialKind, onClose }: NewConversationDialogProps) {
  const t = useTranslations("start");
  const errorText = useErrorText();
  const router = useRouter();
  const { createDirect, createGroup, setPicture } = useRoomActions();
  const attempt = useAsyncAction();
  const [kind, setKind] = useState<ConversationKind>(initialKind);
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<User[]>([]);

  const start = (create: () => Promise<Room>) =>
    attempt.run(async () => {
      const room = await create();
      onClose();
      router.push(`/rooms/${room.id}`);
    });
  const startGroup = async (title: string, picture: File | null) => {
    const room = await createGroup(
      title,
      chosen.map((user) => user.id),
    );
    try {
      if (picture) await setPicture(room.id, picture);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // The group exists all the same; a picture can be set in its details.
      showToast(errorText(error), { look: "error" });
    }
    return room;
  };
  const toggle = (user: User) => {
    const remaining = chosen.filter((one) => one.id !== user.id);
    setChosen(remaining.length < chosen.length ? remaining : [...chosen, user]);
    setQuery("");
  };
  const group = kind === "group";
  const formId = useId();

  return (
    <Dialog title={t("title")} onClose={onClose}>
      <div className="space-y-4 px-5 pb-4">
        <SegmentedControl
          legend={t("kind")}
          options={KINDS.map((value) => ({ value, label: t(value) }))}
          value={kind}
          onChange={setKind}
        />
        {attempt.error && <Alert>{errorText(attempt.error)}</Alert>}
      </div>
      {group && (
        <GroupForm
          id={formId}
          chosen={chosen}
          error={attempt.error?.fields.title}
          onRemove={toggle}
          onCreate={(title, picture) => start(() => startGroup(title, picture))}
        />
      )}
      <PeoplePicker
        query={query}
        onQuery={setQuery}
        chosen={group ? chosen : undefined}
        onPick={group ? toggle : (user) => start(() => createDirect(user.id))}
      />
      {group && (
        <div className="flex items-center justify-between gap-4 border-t border-hairline px-5 py-3">
          <p className="text-meta text-ink-soft tabular-nums">{t("count", { count: chosen.length })}</p>
          <Button type="submit" form={formId} disabled={attempt.pending}>
            {attempt.pending ? t("creating") : t("create")}
          </Button>
        </div>
      )}
    </Dialog>
  );
}
