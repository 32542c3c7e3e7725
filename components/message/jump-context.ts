import { createContext, useContext } from "react";

/** Shows the message of a seq of the open room, loading it where it has to, and marks it for a moment. */
type Jump = (seq: number) => void;

export const JumpContext = createContext<Jump>(() => undefined);

export function useJump(): Jump {
  return useContext(JumpContext);
}
