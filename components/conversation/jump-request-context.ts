import { createContext, useContext } from "react";

/** A message that is to be shown, wished for beside the conversation. A new object is a new wish, for the same message too. */
export interface JumpRequest {
  seq: number;
}

export const JumpRequestContext = createContext<JumpRequest | null>(null);

export const useJumpRequest = (): JumpRequest | null => useContext(JumpRequestContext);
