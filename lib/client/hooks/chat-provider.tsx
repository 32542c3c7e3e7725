"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import type { Me } from "@/lib/contract/users";
import { createApi } from "../api";
import { ApiError } from "../api-error";
import { createChat } from "../chat";
import { indexedDbOutbox } from "../outbox-store";
import { createSocket } from "../socket";
import { browserTabs } from "../tabs";
import { ChatContext } from "./chat-context";

/** Everything below it shares one cache, one socket and one outbox of the signed-in person. */
export function ChatProvider({ me: initialMe, children }: { me: Me; children: ReactNode }) {
  const [me, setMe] = useState(initialMe);
  const [cache] = useState(createCache);
  const [chat] = useState(() =>
    createChat({
      me: initialMe.id,
      api: createApi(),
      socket: createSocket(),
      cache,
      store: indexedDbOutbox(initialMe.id),
      openTabs: () => browserTabs(initialMe.id),
      // A full load: nothing of the ended session stays in memory.
      onSignedOut: () => window.location.assign("/sign-in"),
    }),
  );
  useEffect(() => chat.start(), [chat]);
  return (
    <QueryClientProvider client={cache}>
      <ChatContext value={{ chat, me, setMe }}>{children}</ChatContext>
    </QueryClientProvider>
  );
}

/** Events keep what is cached fresh, so nothing goes stale by age; a refusal is not asked for again. */
function createCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 30 * 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 3 && error instanceof ApiError && error.code === "unavailable",
      },
    },
  });
}
