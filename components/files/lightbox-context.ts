import { createContext, useContext } from "react";
import type { RoomFile } from "@/lib/contract/files";

/** Opens the lightbox with images and videos, at one of them. */
type OpenLightbox = (files: readonly RoomFile[], attachmentId: string) => void;

export const LightboxContext = createContext<OpenLightbox>(() => undefined);

export const useOpenLightbox = (): OpenLightbox => useContext(LightboxContext);
