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

/** Enough names to recognise; the rest is a number. */
const NAMED = 10;

/** An emoji with how many gave it; who did shows above it under the pointer, the focus or a resting finger. */
export function ReactionChip({ emoji, userIds, mine, tabIndex, onToggle }: ReactionChipProps) {
  const words = useTranslations("message");
  const [told, setTold] = useState(false);
  const press = useLongPress(() => setTold(true));
  const hush = () => setTold(false);
  return (
    <span data-long-press className="relative inline-flex" {...press}>
      <button
        type="button"
        tabIndex={tabIndex}
        aria-pressed={mine}
        aria-label={words("reaction", { emoji, count: userIds.length })}
        onClick={onToggle}
        onPointerEnter={({ pointerType }) => pointerType === "mouse" && setTold(true)}
        onPointerLeave={hush}
        onFocus={({ target }) => target.matches(":focus-visible") && setTold(true)}
        onBlur={hush}
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
      {told && <WhoReacted emoji={emoji} userIds={userIds} mine={mine} />}
    </span>
  );
}

function WhoReacted({ emoji, userIds, mine }: Omit<ReactionChipProps, "onToggle" | "tabIndex">) {
  const words = useTranslations("message");
  const room = useTranslations("room");
  const format = useFormatter();
  const me = useMe();
  const asked = userIds.filter((id) => id !== me.id).slice(0, NAMED);
  const names = useLoadedUsers(asked).map((user) => user.name);
  const rest = userIds.length - asked.length - (mine ? 1 : 0);
  const who = format.list([
    ...(mine ? [room("you")] : []),
    ...names,
    ...(rest > 0 ? [words("othersReacted", { count: rest })] : []),
  ]);
  return (
    <span
      role="tooltip"
      className="pointer-events-none absolute start-0 bottom-full z-20 mb-1.5 w-max max-w-56 animate-rise rounded-lg bg-ink px-2.5 py-1.5 text-start text-meta text-paper"
    >
      {words("reactedWith", { names: who, emoji })}
    </span>
  );
}
