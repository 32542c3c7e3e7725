import type { ReactNode } from "react";

/** Says that something has been saved, to the eye and to a reader. Always there, empty until then. */
export function SavedNote({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="text-meta text-ink-soft">
      {children}
    </p>
  );
}
