import { useTranslations } from "use-intl";
import type { Message } from "@/lib/contract/messages";
import { useMessageCommands, useSelectedMessages } from "./message-commands-context";

/** The box before a message while several are being picked; the whole line is its label. */
export function SelectionCheckbox({ message }: { message: Message }) {
  const words = useTranslations("message");
  const desk = useMessageCommands();
  const picked = useSelectedMessages()?.some((other) => other.id === message.id) ?? false;
  return (
    <label className="absolute inset-0 z-10 flex cursor-pointer items-center rounded-xl ps-1 has-checked:bg-accent/10">
      <input
        type="checkbox"
        aria-label={words("pick")}
        checked={picked}
        onChange={() => desk.toggleSelected(message)}
        className="size-5 accent-accent"
      />
    </label>
  );
}
