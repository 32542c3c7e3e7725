"use client";

import type { Me } from "@/lib/contract/users";
import { useChatContext } from "./chat-context";

export function useMe(): Me {
  return useChatContext().me;
}
