import type { Io } from "../../platform/runtime";
import { patchBroadcast } from "./patch-broadcast";
import { patchUnicast } from "./patch-unicast";

/**
 * Applies every patch of this folder: broadcasts, and packets to one socket. Call it once, after the adapter is set. The
 * other modules of this folder are parts of the patches and are imported nowhere else.
 */
export function installFastPath(io: Io): void {
  patchBroadcast(io);
  patchUnicast(io);
}
