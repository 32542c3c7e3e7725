import { type ReactNode, useId } from "react";

interface SectionProps {
  title: string;
  lead?: string;
  children: ReactNode;
}

export function SettingsSection({ title, lead, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="py-7">
      <h2 id={id} className="text-title font-semibold">
        {title}
      </h2>
      {lead && <p className="text-ink-soft">{lead}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}
