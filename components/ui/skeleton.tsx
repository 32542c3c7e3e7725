import { cx } from "./cx";

/** A place held for text or a picture on its way. The list around it says in words that it loads. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx("block animate-breathe rounded-md bg-hover", className)} />;
}
