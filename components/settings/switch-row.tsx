import { type ReactNode, useId } from "react";

interface SwitchRowProps {
  title: string;
  lead?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** A setting that is on or off, with an explanation. */
export function SwitchRow({ title, lead, checked, disabled, onChange }: SwitchRowProps) {
  const id = useId();
  return (
    <label className="flex items-start justify-between gap-4">
      <span>
        <span className="block font-medium">{title}</span>
        {lead && (
          <span id={id} className="block text-meta text-ink-soft">
            {lead}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        aria-describedby={lead ? id : undefined}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-6 shrink-0 accent-(--accent)"
      />
    </label>
  );
}
