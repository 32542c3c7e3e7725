"use client";

import type { NewReport } from "@/lib/contract/moderation";
import { useChat } from "./chat-context";

/** Tells those who run the server. */
export function useReport(): (report: NewReport) => Promise<void> {
  const { api } = useChat();
  return async (report) => {
    await api.post("/api/reports", report);
  };
}
