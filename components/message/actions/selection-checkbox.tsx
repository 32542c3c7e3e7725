import { useTranslations } from "use-intl";
import type { Message } from "@/lib/contract/messages";
import { useMessageCommands, useSelectedMessages } from "./message-commands-context";

/** The checkbox before a message while selecting; the whole row is its label. */
export function SelectionCheckbox({ message }: { message: Message }) {
  const t = useTranslations("message");
  const commands = useMessageCommands();
  const picked = useSelectedMessages()?.some((other) => other.id === message.id) ?? false;
  return (
    <label className="absolute inset-0 z-10 flex cursor-pointer items-center rounded-xl ps-1 has-checked:bg-accent/10">
      <input
        type="checkbox"
        aria-label={t("pick")}
        checked={picked}
        onChange={() => commands.toggleSelected(message)}
        className="size-5 accent-accent"
      />
    </label>
  );
}
