import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { useMe } from "@/lib/client/hooks/use-me";
import { useLoadedUsers } from "@/lib/client/hooks/use-users";
import { useLongPress } from "../ui/use-long-press";

interface ReactionChipProps {
  emoji: string;
  userIds: string[];
  mine: boolean;
  tabIndex: 0 | -1;
  onToggle: () => void;
}

/** Max names in the tooltip; the rest is a count. */
const MAX_NAMES = 10;

/** An emoji with its count. Hover, keyboard focus or a long press shows the names above it. */
export function ReactionChip({ emoji, userIds, mine, tabIndex, onToggle }: ReactionChipProps) {
  const t = useTranslations("message");
  const [tooltipOpen, setTooltipOpen] = useState(false);
  const press = useLongPress(() => setTooltipOpen(true));
  const closeTooltip = () => setTooltipOpen(false);
  return (
    <span data-long-press className="relative inline-flex" {...press}>
      <button
        type="button"
        tabIndex={tabIndex}
        aria-pressed={mine}
        aria-label={t("reaction", { emoji, count: userIds.length })}
        onClick={onToggle}
        onPointerEnter={({ pointerType }) => pointerType === "mouse" && setTooltipOpen(true)}
        onPointerLeave={closeTooltip}
        onFocus={({ target }) => target.matches(":focus-visible") && setTooltipOpen(true)}
        onBlur={closeTooltip}
        className={cx(
          "inline-flex h-6.5 animate-rise items-center gap-1 rounded-full px-2 text-meta tabular-nums ring-1 transition-colors duration-100 select-none",
          mine
            ? "bg-chosen font-semibold text-accent ring-accent"
            : "bg-surface text-ink-soft ring-hairline hover:bg-hover",
        )}
      >
        <span className="text-body">{emoji}</span>
        {userIds.length}
      </button>
      {tooltipOpen && <ReactionTooltip emoji={emoji} userIds={userIds} mine={mine} />}
    </span>
  );
}

function ReactionTooltip({ emoji, userIds, mine }: Omit<ReactionChipProps, "onToggle" | "tabIndex">) {
  const t = useTranslations("message");
  const tRoom = useTranslations("room");
  const format = useFormatter();
  const me = useMe();
  const shownIds = userIds.filter((id) => id !== me.id).slice(0, MAX_NAMES);
  const names = useLoadedUsers(shownIds).map((user) => user.name);
  const rest = userIds.length - shownIds.length - (mine ? 1 : 0);
  const nameList = format.list([
    ...(mine ? [tRoom("you")] : []),
    ...names,
    ...(rest > 0 ? [t("othersReacted", { count: rest })] : []),
  ]);
  return (
    <span
      role="tooltip"
      className="pointer-events-none absolute start-0 bottom-full z-20 mb-1.5 w-max max-w-56 animate-rise rounded-lg bg-ink px-2.5 py-1.5 text-start text-meta text-paper"
    >
      {t("reactedWith", { names: nameList, emoji })}
    </span>
  );
}
