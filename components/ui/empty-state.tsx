import type { ReactNode } from "react";
import { cx } from "./cx";

interface EmptyStateProps {
  title: string;
  lead?: ReactNode;
  icon?: ReactNode;
  action?: ReactNode;
  level?: "h1" | "h2";
  className?: string;
}

/** Shown by a pane whose content is empty, missing or failed to load. */
export function EmptyState({ title, lead, icon, action, level: Heading = "h2", className }: EmptyStateProps) {
  return (
    <div className={cx("m-auto flex max-w-80 flex-col items-center px-6 py-10 text-center", className)}>
      {icon && (
        <span aria-hidden className="mb-4 text-accent [&_svg]:size-8 [&_svg]:stroke-[1.5]">
          {icon}
        </span>
      )}
      <Heading className="text-title font-semibold text-balance">{title}</Heading>
      {lead && <p className="mt-1 text-ink-soft text-pretty">{lead}</p>}
      {action && <div className="mt-5">{action}</div>}
    </div>
  );
}
