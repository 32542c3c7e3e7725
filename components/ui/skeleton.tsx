import { cx } from "./cx";

/** A placeholder for a text or picture that is loading. The list around it has a text that says so. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx("block animate-breathe rounded-md bg-hover", className)} />;
}
