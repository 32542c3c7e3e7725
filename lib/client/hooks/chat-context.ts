"use client";

import { createContext, useContext } from "react";
import type { Me } from "@/lib/contract/users";
import type { Chat } from "../sync/chat";

export const ChatContext = createContext<{ chat: Chat; me: Me; setMe: (me: Me) => void } | null>(null);

export function useChat(): Chat {
  return useChatContext().chat;
}

export function useChatContext() {
  const context = useContext(ChatContext);
  if (!context) throw new Error("useChat needs a ChatProvider above it");
  return context;
}
