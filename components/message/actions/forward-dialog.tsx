import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { showToast } from "@/components/ui/show-toast";
import { useForwardMessages } from "@/lib/client/hooks/use-forward-messages";
import { useRooms } from "@/lib/client/hooks/use-rooms";
import type { Message } from "@/lib/contract/messages";
import { ForwardTarget } from "./forward-target";
import { useMessageCommands } from "./message-commands-context";

interface ForwardDialogProps {
  messages: readonly Message[];
  onClose: () => void;
}

/** Max rooms per forward, to keep it from flooding. */
const MAX_TARGETS = 20;

export function ForwardDialog({ messages, onClose }: ForwardDialogProps) {
  const t = useTranslations("message");
  const { rooms = [] } = useRooms();
  const commands = useMessageCommands();
  const forward = useForwardMessages();
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const matchingRooms = rooms.filter((room) => room.title.toLowerCase().includes(query.trim().toLowerCase()));
  const toggle = (id: string) =>
    setChosen((now) => (now.includes(id) ? now.filter((other) => other !== id) : [...now, id]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.length === 0) return;
    forward(messages, chosen);
    commands.clearSelection();
    onClose();
    showToast(t("forwarded", { count: chosen.length }), { look: "success" });
  };
  return (
    <Dialog title={t("forwardTitle")} onClose={onClose}>
      <form onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
        <div className="px-5 pb-3">
          <input
            type="search"
            data-first-focus
            autoComplete="off"
            aria-label={t("forwardSearch")}
            placeholder={t("forwardSearch")}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            className="h-11 w-full rounded-lg border border-edge bg-surface px-3 outline-offset-0!"
          />
        </div>
        <fieldset className="min-h-0 flex-1 overflow-y-auto px-3">
          <legend className="sr-only">{t("forwardTitle")}</legend>
          {matchingRooms.length === 0 && <EmptyState title={t("forwardNone")} className="py-6!" />}
          {matchingRooms.map((room) => (
            <ForwardTarget
              key={room.id}
              room={room}
              chosen={chosen.includes(room.id)}
              disabled={chosen.length >= MAX_TARGETS && !chosen.includes(room.id)}
              onToggle={() => toggle(room.id)}
            />
          ))}
        </fieldset>
        <div className="flex items-center justify-between gap-4 border-t border-hairline px-5 py-3">
          <p role="status" className="text-meta text-ink-soft tabular-nums">
            {t("forwardCount", { count: chosen.length })}
          </p>
          <Button type="submit" disabled={chosen.length === 0}>
            {t("forward")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
