"use client";

import { QueryClient } from "@tanstack/react-query";
import { PersistQueryClientProvider } from "@tanstack/react-query-persist-client";
import { type ReactNode, useEffect, useState } from "react";
import type { Me } from "@/lib/contract/users";
import { createApi } from "../api";
import { ApiError } from "../api-error";
import { createChat } from "../chat";
import { indexedDbItems } from "../item-store";
import { clearKeptCaches, keptCache } from "../kept-cache";
import { keepMe } from "../kept-me";
import { indexedDbFiles } from "../local-files";
import { leaveDevice } from "../notifications/push";
import { indexedDbOutbox } from "../outbox-store";
import { createSocket } from "../socket";
import { sweepFiles } from "../sweep-files";
import { browserTabs } from "../tabs";
import { ChatContext } from "./chat-context";

/** Everything below it shares one cache, one socket and one outbox of the signed-in person. */
export function ChatProvider({ me: initialMe, children }: { me: Me; children: ReactNode }) {
  const [me, setMe] = useState(initialMe);
  const [cache] = useState(createCache);
  const [kept] = useState(() => keptCache(initialMe.id));
  const [restored, setRestored] = useState(false);
  const [chat] = useState(() =>
    createChat({
      me: initialMe.id,
      api: createApi(),
      socket: createSocket({ reconnection: false }),
      cache,
      store: indexedDbOutbox(initialMe.id),
      changeStore: indexedDbItems(`parley-changes-${initialMe.id}`),
      fileStore: indexedDbFiles(initialMe.id),
      openTabs: (what) => browserTabs(initialMe.id, what),
      onSignedOut: (wished) => void leave(wished),
    }),
  );
  // Events must find what was kept, so the connection waits for it; where nothing can be kept it waits for nothing.
  useEffect(() => (restored ? chat.start() : undefined), [chat, restored]);
  useEffect(() => void sweepFiles(initialMe.id, chat.files), [chat, initialMe.id]);
  // Where nothing can be kept, there is no start without the server: nothing else depends on it.
  useEffect(() => void keepMe(me).catch(() => undefined), [me]);
  const begin = () => setRestored(true);
  return (
    <PersistQueryClientProvider client={cache} persistOptions={kept} onSuccess={begin} onError={begin}>
      <ChatContext value={{ chat, me, setMe }}>{children}</ChatContext>
    </PersistQueryClientProvider>
  );
}

/** A full load: nothing of the ended session stays in memory, nor on the disk. What was being written stays. */
async function leave(wished: boolean): Promise<void> {
  const { pathname } = window.location;
  const room = /^\/rooms\/([\w-]+)$/.exec(pathname)?.[1] ?? "";
  await Promise.allSettled([clearKeptCaches(), leaveDevice()]).finally(() =>
    window.location.assign(wished ? "/sign-in" : `/sign-in?ended=${room}`),
  );
}

/** Events keep what is cached fresh, so nothing goes stale by age; a refusal is not asked for again. */
function createCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 24 * 60 * 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 3 && error instanceof ApiError && error.code === "unavailable",
      },
    },
  });
}
