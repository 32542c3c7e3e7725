import { createContext, useContext } from "react";
import type { PickRefusal } from "@/lib/client/uploads/pick-files";

/** A file that was not taken, and why. */
export interface FileRejection {
  id: string;
  name: string;
  reason: PickRefusal;
}

export interface FilePicker {
  addFiles: (files: readonly File[]) => void;
  /** Files are being looked at. */
  inspecting: boolean;
  rejections: readonly FileRejection[];
  dismissRejection: (id: string) => void;
}

export const FilePickerContext = createContext<FilePicker | null>(null);

export function useFilePicker(): FilePicker {
  const picker = useContext(FilePickerContext);
  if (!picker) throw new Error("FileIntake is missing above");
  return picker;
}
