import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

/** A label beside a name. */
export function Badge({ danger = false, children }: { danger?: boolean; children: ReactNode }) {
  return (
    <span
      className={cx(
        "shrink-0 rounded-full px-2 text-note font-medium",
        danger ? "bg-danger-tint text-danger" : "bg-chosen text-accent",
      )}
    >
      {children}
    </span>
  );
}
