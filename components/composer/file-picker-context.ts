import { createContext, useContext } from "react";
import type { PickRefusal } from "@/lib/client/uploads/pick-files";

/** A file that was not added to the draft, and why. */
export interface FileRejection {
  id: string;
  name: string;
  reason: PickRefusal;
}

export interface FilePicker {
  addFiles: (files: readonly File[]) => void;
  /** True while picked files are being inspected. */
  inspecting: boolean;
  rejections: readonly FileRejection[];
  dismissRejection: (id: string) => void;
}

export const FilePickerContext = createContext<FilePicker | null>(null);

export function useFilePicker(): FilePicker {
  const picker = useContext(FilePickerContext);
  if (!picker) throw new Error("FileDropZone is missing above");
  return picker;
}
