"use client";

import { IsRestoringProvider, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, startTransition, useEffect, useMemo, useState } from "react";
import type { InitialData } from "@/lib/contract/initial-data";
import type { Me } from "@/lib/contract/users";
import { createApi } from "../api/api";
import { ApiError } from "../api/api-error";
import { afterFirstPaint } from "../boot/after-first-paint";
import { createDeferredChat } from "../boot/deferred-chat";
import { createDeferredSocket } from "../boot/deferred-socket";
import { markInitialDataUsed, seedInitialData } from "../boot/initial-data";
import { yieldToMain } from "../boot/yield-to-main";
import type { ChatSocket } from "../connection/socket";
import { createTabChannel } from "../connection/tab-channel";
import { indexedDbOutboxStore } from "../outbox/outbox-store";
import { clearPersistedCaches, restoreCache } from "../persist/cache-store";
import { indexedDbItemStore } from "../persist/item-store";
import { persistMe } from "../persist/persisted-me";
import { indexedDbFileStore, type LocalFiles } from "../uploads/local-files";
import { ChatContext } from "./chat-context";

const DAY_MS = 24 * 60 * 60_000;

interface ChatProviderProps {
  me: Me;
  /** What came along with the page; without it the page asks. */
  first?: InitialData | null;
  /** The server draws the page with that, too. */
  drawn?: boolean;
  children: ReactNode;
}

/** Everything below it shares one cache, one socket and one outbox of the signed-in person. */
export function ChatProvider(props: ChatProviderProps) {
  const { me: initialMe, first: initialFirst = null, drawn = false, children } = props;
  const [me, setMe] = useState(initialMe);
  // Drawn anew by the server, as in another language, the page knows better already.
  const [first] = useState(initialFirst);
  const [{ cache, full }] = useState(() => {
    const cache = createCache();
    return { cache, full: drawn && initialFirst !== null && seedInitialData(cache, initialFirst) };
  });
  const [readable, setReadable] = useState(full);
  const [restored, setRestored] = useState(false);
  const [chat] = useState(() =>
    createDeferredChat({
      me: initialMe.id,
      api: createApi(),
      socket: createDeferredSocket(makeSocket),
      cache,
      outboxStore: indexedDbOutboxStore(initialMe.id),
      pendingChangeStore: indexedDbItemStore(`parley-changes-${initialMe.id}`),
      fileStore: indexedDbFileStore(initialMe.id),
      openTabChannel: (what) => createTabChannel(initialMe.id, what),
      onSignedOut: (wished) => void leave(wished),
    }),
  );
  useEffect(() => {
    let gone = false;
    const begin = () => {
      if (gone) return;
      // What is being drawn in pieces already would be drawn at once.
      if (!first) setReadable(true);
      setRestored(true);
    };
    // What came along is shown without waiting for what was kept.
    if (first) {
      if (!full) seedInitialData(cache, first);
      markInitialDataUsed(first);
      // Drawn in pieces, between which the browser answers whoever types or scrolls already.
      startTransition(() => setReadable(true));
    }
    restoreCache(cache, initialMe.id).then(begin, begin);
    return () => {
      gone = true;
    };
  }, [cache, full, first, initialMe.id]);
  // Events must find what was kept, so the connection waits for it, and so does what keeps; where nothing can be kept they
  // wait for nothing.
  useEffect(() => (restored ? chat.start() : undefined), [chat, restored]);
  useEffect(() => {
    if (restored) void sweepAfterFirstView(cache, initialMe.id, chat.files);
  }, [cache, chat, initialMe.id, restored]);
  // Where nothing can be kept, there is no start without the server: nothing else depends on it.
  useEffect(() => void persistMe(me).catch(() => undefined), [me]);
  const context = useMemo(() => ({ chat, me, setMe }), [chat, me]);
  return (
    <QueryClientProvider client={cache}>
      <IsRestoringProvider value={!readable}>
        <ChatContext value={context}>{children}</ChatContext>
      </IsRestoringProvider>
    </QueryClientProvider>
  );
}

/** A full load: nothing of the ended session stays in memory, nor on the disk. What was being written stays. */
async function leave(wished: boolean): Promise<void> {
  const { pathname } = window.location;
  const room = /^\/rooms\/([\w-]+)$/.exec(pathname)?.[1] ?? "";
  // Whatever of it fails, a part of the page that does not come included, the session has ended.
  await Promise.allSettled([clearPersistedCaches(), leaveDevice()]);
  window.location.assign(wished ? "/sign-in" : `/sign-in?ended=${room}`);
}

async function leaveDevice(): Promise<void> {
  const push = await import("../notifications/push");
  await push.clearDeviceNotifications();
}

async function sweepAfterFirstView(cache: QueryClient, userId: string, files: LocalFiles): Promise<void> {
  await afterFirstPaint(cache);
  const { sweepOrphanedFiles } = await import("../boot/sweep-orphaned-files");
  await sweepOrphanedFiles(userId, files);
}

/** What the page was opened for needs no socket: its library comes when it is to connect. */
async function makeSocket(): Promise<ChatSocket> {
  const { createSocket } = await import("../connection/create-socket");
  await yieldToMain();
  return createSocket({ reconnection: false });
}

/**
 * Events keep what is cached fresh, so nothing goes stale by age; a refusal is not asked for again. On the server, where
 * pages are drawn too, nothing may wait for its end.
 */
function createCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: typeof window === "undefined" ? Number.POSITIVE_INFINITY : DAY_MS,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 3 && error instanceof ApiError && error.code === "unavailable",
      },
    },
  });
}
