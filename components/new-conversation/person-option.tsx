import { Check } from "lucide-react";
import { Avatar } from "@/components/people/avatar";
import { usePresenceText } from "@/components/people/use-presence-text";
import { cx } from "@/components/ui/cx";
import type { User } from "@/lib/contract/users";

interface PersonOptionProps {
  id: string;
  user: User;
  active: boolean;
  /** Whether the user is picked; undefined if only one may be. */
  chosen?: boolean;
  onPick: (user: User) => void;
  onPoint: (user: User) => void;
}

export function PersonOption({ id, user, active, chosen, onPick, onPoint }: PersonOptionProps) {
  const presence = usePresenceText()(user);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field above handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names this as its active descendant
    <div
      id={id}
      role="option"
      aria-selected={chosen ?? active}
      onClick={() => onPick(user)}
      onPointerMove={() => !active && onPoint(user)}
      className={cx(
        "flex h-14 cursor-pointer items-center gap-3 rounded-xl px-2",
        active ? "bg-hover [--under:var(--hover)]" : "[--under:var(--raised)]",
      )}
    >
      <Avatar id={user.id} name={user.name} image={user.image} online={user.online} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          <bdi>{user.name}</bdi>
        </span>
        {presence && <span className="block text-meta text-ink-soft">{presence}</span>}
      </span>
      {chosen !== undefined && (
        <span
          aria-hidden
          className={cx(
            "flex size-5 items-center justify-center rounded-full border",
            chosen ? "border-accent bg-accent text-on-accent" : "border-edge",
          )}
        >
          {chosen && <Check className="size-3.5" strokeWidth={3} />}
        </span>
      )}
    </div>
  );
}
