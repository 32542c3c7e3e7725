import { Copy, Forward, Trash, Trash2, X } from "lucide-react";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { useMe } from "@/lib/client/hooks/use-me";
import type { Message } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import { allowedActions } from "./allowed-actions";
import { useMessageCommands } from "./message-commands-context";
import { useCopyMessages } from "./use-copy-messages";

interface SelectionBarProps {
  room: Room;
  selection: readonly Message[];
}

/** Replaces the composer while messages are being selected. Escape ends the selection. */
export function SelectionBar({ room, selection }: SelectionBarProps) {
  const t = useTranslations("message");
  const me = useMe();
  const commands = useMessageCommands();
  const copy = useCopyMessages();
  const inOrder = selection.toSorted((a, b) => a.seq - b.seq);
  const deletable = selection.every((message) => allowedActions(message, room, me.id).includes("delete"));

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) commands.clearSelection();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [commands]);

  const thenClear = (work: () => void) => () => {
    work();
    commands.clearSelection();
  };
  return (
    <div
      role="toolbar"
      aria-label={t("actions")}
      className="mx-auto flex w-full max-w-log shrink-0 items-center gap-1 px-3 pt-2 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-6 md:pb-5"
    >
      <IconButton label={t("cancelSelection")} onClick={commands.clearSelection}>
        <X aria-hidden />
      </IconButton>
      <p role="status" className="flex-1 font-medium tabular-nums">
        {t("selected", { count: selection.length })}
      </p>
      <IconButton label={t("copy")} onClick={thenClear(() => copy.text(inOrder))}>
        <Copy aria-hidden />
      </IconButton>
      <IconButton label={t("forward")} onClick={() => commands.openDialog("forward", inOrder)}>
        <Forward aria-hidden className="rtl:-scale-x-100" />
      </IconButton>
      <IconButton label={t("hide")} onClick={thenClear(() => commands.hide(inOrder))}>
        <Trash aria-hidden />
      </IconButton>
      {deletable && (
        <IconButton label={t("delete")} onClick={() => commands.openDialog("delete", inOrder)}>
          <Trash2 aria-hidden className="text-danger" />
        </IconButton>
      )}
    </div>
  );
}
