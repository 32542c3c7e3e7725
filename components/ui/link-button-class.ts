import { cx } from "./cx";

/** Returns the classes that make a link look like a primary button. */
export function linkButtonClass(className?: string): string {
  return cx(
    "inline-flex h-10 items-center justify-center rounded-lg bg-accent px-4 font-medium text-on-accent transition-colors duration-100 hover:bg-accent-strong",
    className,
  );
}
