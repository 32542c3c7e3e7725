import type { ComponentProps } from "react";
import { cx } from "./cx";

const VARIANTS = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  outline: "border border-edge bg-surface text-ink hover:bg-hover",
  plain: "text-accent hover:bg-hover",
  danger: "border border-edge bg-surface text-danger hover:bg-danger-tint",
} as const;
const SIZES = { medium: "h-10 px-4", small: "h-8 px-3 text-meta" } as const;

export type ButtonVariant = keyof typeof VARIANTS;
export interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  size?: keyof typeof SIZES;
}

export function Button({ variant = "primary", size = "medium", className, type, ...rest }: ButtonProps) {
  return (
    <button
      type={type ?? "button"}
      className={cx(
        "inline-flex shrink-0 items-center justify-center gap-2 rounded-lg font-medium whitespace-nowrap transition-colors duration-100",
        "disabled:cursor-not-allowed disabled:bg-hover disabled:text-ink-faint",
        VARIANTS[variant],
        SIZES[size],
        className,
      )}
      {...rest}
    />
  );
}
