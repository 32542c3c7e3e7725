import type { ReactNode } from "react";

/** A status message after saving. It is always in the page, empty until then, so that screen readers announce it. */
export function SavedNote({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="text-meta text-ink-soft">
      {children}
    </p>
  );
}
