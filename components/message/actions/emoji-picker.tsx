import {
  type EmojiPickerListCategoryHeaderProps,
  type EmojiPickerListEmojiProps,
  EmojiPicker as Picker,
} from "frimousse";
import type { ComponentProps } from "react";
import { useLocale, useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";

/** Languages with emoji names on this server; others use the English names. */
const LOCALES = ["de", "en", "zh"];

/** All emoji with a search field. The data comes from this server. */
export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const t = useTranslations("emoji");
  const locale = useLocale().split("-")[0] ?? "en";
  return (
    <Picker.Root
      locale={LOCALES.includes(locale) ? locale : "en"}
      emojibaseUrl="/emoji"
      columns={8}
      onEmojiSelect={({ emoji }) => onPick(emoji)}
      className="isolate flex h-88 w-[21.5rem] max-w-[calc(100vw-1rem)] flex-col"
    >
      <Picker.Search
        autoFocus
        aria-label={t("search")}
        placeholder={t("search")}
        className="m-2 h-10 rounded-lg border border-edge bg-surface px-3 outline-offset-0!"
      />
      <Picker.Viewport tabIndex={0} className="relative flex-1 -outline-offset-2!">
        <Picker.Loading className="absolute inset-0 flex items-center justify-center text-ink-soft">
          {t("loading")}
        </Picker.Loading>
        <Picker.Empty className="absolute inset-0 flex items-center justify-center text-ink-soft">
          {t("none")}
        </Picker.Empty>
        <Picker.List
          aria-label={t("title")}
          className="pb-2 select-none"
          components={{ CategoryHeader, Row, Emoji }}
        />
      </Picker.Viewport>
    </Picker.Root>
  );
}

/** Message keys by English group name, for languages without emoji data of their own. */
const GROUPS = new Map(
  Object.entries({
    "smileys & emotion": "smileys",
    "people & body": "people",
    "animals & nature": "animals",
    "food & drink": "food",
    "travel & places": "travel",
    activities: "activities",
    objects: "objects",
    symbols: "symbols",
    flags: "flags",
  } as const),
);

function CategoryHeader({ category, ...rest }: EmojiPickerListCategoryHeaderProps) {
  const t = useTranslations("emoji.group");
  const group = GROUPS.get(category.label.toLowerCase());
  return (
    <div className="bg-raised px-3 py-1.5 text-note font-semibold text-ink-soft" {...rest}>
      {group ? t(group) : category.label}
    </div>
  );
}

interface AriaIndexes {
  "aria-rowindex"?: number | undefined;
  "aria-colindex"?: number | undefined;
}

/** Shifts the library's zero-based row and column indexes to ARIA's, which start at 1. */
function oneBasedAria<Props extends AriaIndexes>(props: Props): Props {
  const { "aria-rowindex": row, "aria-colindex": column } = props;
  return {
    ...props,
    ...(row === undefined ? {} : { "aria-rowindex": row + 1 }),
    ...(column === undefined ? {} : { "aria-colindex": column + 1 }),
  };
}

function Row({ children, ...rest }: ComponentProps<"div">) {
  return (
    <div className="px-2" {...oneBasedAria(rest)}>
      {children}
    </div>
  );
}

function Emoji({ emoji, ...rest }: EmojiPickerListEmojiProps) {
  return (
    <button
      type="button"
      aria-label={emoji.label}
      className={cx(
        "flex size-10 items-center justify-center rounded-lg text-head",
        emoji.isActive && "bg-hover",
      )}
      {...oneBasedAria(rest)}
    >
      {emoji.emoji}
    </button>
  );
}
