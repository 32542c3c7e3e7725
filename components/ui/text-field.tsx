import { type ComponentProps, useId } from "react";
import { cx } from "./cx";

interface TextFieldProps extends Omit<ComponentProps<"input">, "id"> {
  label: string;
  hint?: string;
  error?: string;
}

export function TextField({ label, hint, error, className, ...rest }: TextFieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        className={cx(
          "h-11 w-full rounded-lg border bg-surface px-3 text-ink outline-offset-0!",
          error ? "border-danger" : "border-edge",
        )}
        {...rest}
      />
      {note && (
        <p id={`${id}-note`} className={cx("mt-1.5 text-meta", error ? "text-danger" : "text-ink-faint")}>
          {note}
        </p>
      )}
    </div>
  );
}
