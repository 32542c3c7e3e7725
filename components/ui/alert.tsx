import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

export function Alert({ children }: { children: ReactNode }) {
  return (
    <div role="alert" className="flex items-start gap-2 rounded-lg bg-danger-tint px-3 py-2.5 text-danger">
      <CircleAlert aria-hidden className="mt-0.5 size-[18px] shrink-0" />
      <p>{children}</p>
    </div>
  );
}
