import type { ComponentProps } from "react";
import { cx } from "./cx";

/** Returns the classes that icon buttons and icon links share: a 40 px target around a 20 px icon. */
export function iconButtonClass(className?: string): string {
  return cx(
    "inline-flex size-10 shrink-0 items-center justify-center rounded-lg text-ink-soft transition-colors duration-100 hover:bg-hover hover:text-ink [&_svg]:size-5",
    className,
  );
}

interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label"> {
  label: string;
}

/** A button that shows only an icon; `label` is its accessible name and its tooltip. */
export function IconButton({ label, className, ...rest }: IconButtonProps) {
  return (
    <button type="button" aria-label={label} title={label} className={iconButtonClass(className)} {...rest} />
  );
}
