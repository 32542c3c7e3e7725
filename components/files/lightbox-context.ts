import { createContext, useContext } from "react";
import type { RoomFile } from "@/lib/contract/files";

/** Opens pictures and films over the whole page, at one of them. */
export type OpenViewer = (files: readonly RoomFile[], attachmentId: string) => void;

export const ViewerContext = createContext<OpenViewer>(() => undefined);

export const useViewer = (): OpenViewer => useContext(ViewerContext);
