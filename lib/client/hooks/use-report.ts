"use client";

import type { NewReport } from "@/lib/contract/moderation";
import { useChat } from "./chat-context";

/** Returns a function that reports a message or a user to the server's administrators. */
export function useReport(): (report: NewReport) => Promise<void> {
  const { api } = useChat();
  return async (report) => {
    await api.post("/api/reports", report);
  };
}
