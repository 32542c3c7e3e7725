import { Smile } from "lucide-react";
import { type RefObject, useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { lazyPart } from "@/components/ui/lazy-part";
import { insertText } from "./insert-text";

const EmojiPopover = lazyPart(
  async () => (await import("@/components/message/actions/emoji-popover")).EmojiPopover,
);

/** Opens the emoji picker and inserts the picked emoji at the caret. */
export function EmojiButton({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  const t = useTranslations("composer");
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  const insert = (emoji: string) => {
    const area = field.current;
    if (area) insertText(area, area.selectionStart, area.selectionEnd, emoji);
  };
  return (
    <>
      <IconButton
        label={t("emoji")}
        aria-haspopup="dialog"
        aria-expanded={at !== null}
        className="size-9.5!"
        onClick={({ currentTarget }) => {
          const { left, top } = currentTarget.getBoundingClientRect();
          setAt({ x: left, y: top });
        }}
      >
        <Smile aria-hidden />
      </IconButton>
      {at && (
        <EmojiPopover
          at={at}
          onPick={insert}
          onClose={() => {
            setAt(null);
            field.current?.focus();
          }}
        />
      )}
    </>
  );
}
