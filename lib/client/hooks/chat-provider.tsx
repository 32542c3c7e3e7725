"use client";

import { IsRestoringProvider, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, startTransition, useEffect, useMemo, useState } from "react";
import type { InitialData } from "@/lib/contract/initial-data";
import type { Me } from "@/lib/contract/users";
import { createApi } from "../api/api";
import { ApiError } from "../api/api-error";
import { afterFirstPaint } from "../boot/after-first-paint";
import { markInitialDataUsed, seedInitialData } from "../boot/initial-data";
import { sweepOrphanedFiles } from "../boot/sweep-orphaned-files";
import { createConnection } from "../connection/connection";
import { createTabChannel } from "../connection/tab-channel";
import { indexedDbOutboxStore } from "../outbox/outbox-store";
import { clearPersistedCaches, restoreCache } from "../persist/cache-store";
import { indexedDbItemStore } from "../persist/item-store";
import { persistMe } from "../persist/persisted-me";
import { createCatchUp } from "../sync/catch-up";
import { type Chat, createChat } from "../sync/chat";
import { persistCache } from "../sync/persist-cache";
import { createUserLoader } from "../sync/user-loader";
import { createLocalFiles, indexedDbFileStore } from "../uploads/local-files";
import { ChatContext } from "./chat-context";

const DAY_MS = 24 * 60 * 60_000;

interface ChatProviderProps {
  me: Me;
  /** API answers that came with the page; null or missing: the page requests them. */
  initialData?: InitialData | null;
  /** Whether the server renders the conversation from them. */
  serverRendered?: boolean;
  children: ReactNode;
}

/** Provides the cache, the connection and the outbox of the signed-in user. */
export function ChatProvider(props: ChatProviderProps) {
  const { me: initialMe, serverRendered = false, children } = props;
  const [me, setMe] = useState(initialMe);
  // A refresh, as for another language, brings initial data that is older than the cache.
  const [initialData] = useState(props.initialData ?? null);
  const [{ cache, seeded }] = useState(() => {
    const cache = createCache();
    return { cache, seeded: serverRendered && initialData !== null && seedInitialData(cache, initialData) };
  });
  const [readable, setReadable] = useState(seeded);
  const [restored, setRestored] = useState(false);
  const [chat] = useState(() => createPageChat(initialMe.id, cache));
  useEffect(() => {
    let unmounted = false;
    const onRestored = () => {
      if (unmounted) return;
      // Setting it again would turn the pending transition below into a synchronous render.
      if (!initialData) setReadable(true);
      setRestored(true);
    };
    // Initial data is shown without waiting for the persisted cache.
    if (initialData) {
      if (!seeded) seedInitialData(cache, initialData);
      markInitialDataUsed(initialData);
      // A transition yields to typing and scrolling.
      startTransition(() => setReadable(true));
    }
    restoreCache(cache, initialMe.id).then(onRestored, onRestored);
    return () => {
      unmounted = true;
    };
  }, [cache, seeded, initialData, initialMe.id]);
  // Events apply to the restored cache, so the connection waits for it. Without IndexedDB, restoring fails at once.
  useEffect(
    () => (restored ? startAfterFirstPaint(chat, cache, initialMe.id) : undefined),
    [chat, cache, restored, initialMe.id],
  );
  // Only an offline start needs it; where nothing can be persisted there is none.
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

function createPageChat(userId: string, cache: QueryClient): Chat {
  const api = createApi();
  return createChat({
    me: userId,
    api,
    cache,
    connection: createConnection(async () => {
      const { createSocket } = await import("../connection/create-socket");
      return createSocket({ reconnection: false });
    }),
    outboxStore: indexedDbOutboxStore(userId),
    pendingChangeStore: indexedDbItemStore(`parley-changes-${userId}`),
    catchUp: createCatchUp(api, cache),
    files: createLocalFiles(indexedDbFileStore(userId)),
    loadUser: createUserLoader(api),
    openTabChannel: (what) => createTabChannel(userId, what),
    onSignedOut: (byUser) => void leave(byUser),
  });
}

/** Messages come by REST, so the first paint needs no connection. What the user sends before it waits in the outbox. */
function startAfterFirstPaint(chat: Chat, cache: QueryClient, userId: string): () => void {
  let stopped = false;
  const stops: (() => void)[] = [];
  const start = async () => {
    await afterFirstPaint(cache);
    if (stopped) return;
    stops.push(chat.start(), persistCache(cache, userId));
    await sweepOrphanedFiles(userId, chat.files);
  };
  void start();
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}

/** Removes the ended session's data from disk, except drafts and the outbox, and from memory by a full page load. */
async function leave(byUser: boolean): Promise<void> {
  const { pathname } = window.location;
  const room = /^\/rooms\/([\w-]+)$/.exec(pathname)?.[1] ?? "";
  // The session has ended even if one of these fails, or its script does not load.
  await Promise.allSettled([clearPersistedCaches(), leaveDevice()]);
  window.location.assign(byUser ? "/sign-in" : `/sign-in?ended=${room}`);
}

async function leaveDevice(): Promise<void> {
  const push = await import("../notifications/push");
  await push.clearDeviceNotifications();
}

/** Events keep cached data fresh, so it never goes stale by age. Refusals are not retried. */
function createCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        // On the server a collection timer would outlive the request.
        gcTime: typeof window === "undefined" ? Number.POSITIVE_INFINITY : DAY_MS,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 3 && error instanceof ApiError && error.code === "unavailable",
      },
    },
  });
}
