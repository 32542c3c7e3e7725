import { createContext, useContext } from "react";

/** Scrolls to a message of the open room by its seq, loads it if needed, and highlights it for a moment. */
type Jump = (seq: number) => void;

export const JumpContext = createContext<Jump>(() => undefined);

export function useJump(): Jump {
  return useContext(JumpContext);
}
