import { cx } from "./cx";

/** The look that icon buttons and icon links share: a 40 px target around a 20 px icon. */
export function iconButtonClass(className?: string): string {
  return cx(
    "inline-flex size-10 shrink-0 items-center justify-center rounded-lg text-ink-soft transition-colors duration-100 hover:bg-hover hover:text-ink [&_svg]:size-5",
    className,
  );
}
