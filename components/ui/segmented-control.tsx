import { useId } from "react";
import { cx } from "./cx";

interface SegmentedControlProps<Value extends string> {
  legend: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
}

/** A choice among a few options that fit on one line: styled radio buttons. */
export function SegmentedControl<Value extends string>({
  legend,
  options,
  value,
  onChange,
}: SegmentedControlProps<Value>) {
  const name = useId();
  return (
    <fieldset className="flex rounded-lg bg-track p-1 inset-ring inset-ring-hairline">
      <legend className="sr-only">{legend}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={cx(
            "flex h-8 flex-1 items-center justify-center rounded-md px-3 text-meta font-medium transition-colors duration-100",
            "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
            option.value === value ? "bg-thumb text-ink shadow-thumb" : "text-ink-soft hover:text-ink",
          )}
        >
          <input
            type="radio"
            className="sr-only"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
