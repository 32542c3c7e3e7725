import { createContext, useContext } from "react";

/** A message that is to be shown, wished for beside the conversation. A new object is a new wish, for the same message too. */
export interface Wish {
  seq: number;
}

export const WishContext = createContext<Wish | null>(null);

export const useWish = (): Wish | null => useContext(WishContext);
