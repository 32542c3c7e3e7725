import { createContext, useContext } from "react";

/** A message that a side panel asks the log to show. Each object is a new request, also for the same seq. */
export interface JumpRequest {
  seq: number;
}

export const JumpRequestContext = createContext<JumpRequest | null>(null);

export const useJumpRequest = (): JumpRequest | null => useContext(JumpRequestContext);
