import { BlockDialog } from "./block-dialog";
import { type Person, ReportDialog } from "./report-dialog";

interface PersonDialogProps {
  what: "block" | "report";
  person: Person;
  onClose: () => void;
}

/** What can be asked about a person from wherever they are named; loaded when it is. */
export function SafetyDialog({ what, ...rest }: PersonDialogProps) {
  return what === "block" ? <BlockDialog {...rest} /> : <ReportDialog {...rest} />;
}
