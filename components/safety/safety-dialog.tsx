import { BlockDialog } from "./block-dialog";
import { type Person, ReportDialog } from "./report-dialog";

interface SafetyDialogProps {
  what: "block" | "report";
  person: Person;
  onClose: () => void;
}

/** The block or the report dialog for a person. See `LazySafetyDialog`, which loads it on demand. */
export function SafetyDialog({ what, ...rest }: SafetyDialogProps) {
  return what === "block" ? <BlockDialog {...rest} /> : <ReportDialog {...rest} />;
}
