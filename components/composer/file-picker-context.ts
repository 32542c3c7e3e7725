import { createContext, useContext } from "react";
import type { NotPicked } from "@/lib/client/uploads/pick-files";

/** A file that was not taken, and why. */
export interface Declined {
  id: string;
  name: string;
  reason: NotPicked;
}

export interface Intake {
  take: (files: readonly File[]) => void;
  /** Files are being looked at. */
  busy: boolean;
  declined: readonly Declined[];
  dismiss: (id: string) => void;
}

export const IntakeContext = createContext<Intake | null>(null);

export function useIntake(): Intake {
  const intake = useContext(IntakeContext);
  if (!intake) throw new Error("FileIntake is missing above");
  return intake;
}
