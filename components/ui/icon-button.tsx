import type { ComponentProps } from "react";
import { iconButtonClass } from "./icon-class";

interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label"> {
  label: string;
}

/** A button that shows an icon alone; `label` is its accessible name and its tooltip. */
export function IconButton({ label, className, ...rest }: IconButtonProps) {
  return (
    <button type="button" aria-label={label} title={label} className={iconButtonClass(className)} {...rest} />
  );
}
