import { upsertOutboxItem } from "../outbox/outbox-item";
import type { ItemStore } from "../persist/item-store";
import { createCatchUp } from "../sync/catch-up";
import type { Chat, ChatDependencies } from "../sync/chat";
import { createUserLoader } from "../sync/user-loader";
import { createLocalFiles, type LocalFile } from "../uploads/local-files";
import { afterFirstPaint } from "./after-first-paint";
import { retryUntilLoaded } from "./retry-until-loaded";
import { yieldToMain } from "./yield-to-main";

interface Parts extends Omit<ChatDependencies, "catchUp" | "files" | "loadUser"> {
  fileStore: ItemStore<LocalFile>;
}

/**
 * A chat of which only what reads is here from the start. What sends, and what listens to the server, is loaded once the
 * page shows what it was opened for, or there is something to be sent; what was to be done meanwhile is done then, in its
 * order.
 */
export function createDeferredChat({ fileStore, ...parts }: Parts): Chat {
  const { api, cache, socket } = parts;
  const catchUp = createCatchUp(api, cache);
  const files = createLocalFiles(fileStore);
  const loadUser = createUserLoader(api);
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  let hurry: () => void = () => undefined;
  const hurried = new Promise<void>((resolve) => {
    hurry = resolve;
  });
  let here: Chat | undefined;
  let keep: () => () => void = () => () => undefined;
  const whole = begun.then(async () => {
    await Promise.race([afterFirstPaint(cache), hurried]);
    const [{ createChat }, { persistCache }] = await retryUntilLoaded(() =>
      Promise.all([import("../sync/chat"), import("../sync/persist-cache")]),
    );
    await yieldToMain();
    keep = () => persistCache(cache, parts.me);
    here = createChat({ ...parts, catchUp, files, loadUser });
    return here;
  });

  /** Begins something that can be ended, be it before it has begun. */
  function ending(start: (chat: Chat) => () => void): () => void {
    let end: (() => void) | undefined;
    let ended = false;
    void whole.then((chat) => {
      if (!ended) end = start(chat);
    });
    return () => {
      ended = true;
      end?.();
    };
  }

  return {
    api,
    socket,
    files,
    catchUp,
    loadUser,
    outbox: {
      async send(item) {
        if (here) return here.outbox.send(item);
        upsertOutboxItem(cache, item);
        // Stored at once: what was written outlives a page that is left before the rest of it has come.
        await parts.outboxStore.put(item);
        hurry();
        await (await whole).outbox.send(item);
      },
      retry: async (id) => (await whole).outbox.retry(id),
      discard: async (id) => (await whole).outbox.discard(id),
      removeFile: async (id, fileId) => (await whole).outbox.removeFile(id, fileId),
    },
    pendingChanges: {
      add: async (message, change) => (await whole).pendingChanges.add(message, change),
      onRefused: (listener) => ending((chat) => chat.pendingChanges.onRefused(listener)),
    },
    receipts: {
      markRead: (roomId, seq) => void whole.then((chat) => chat.receipts.markRead(roomId, seq)),
    },
    start() {
      begin();
      return ending((chat) => {
        const ends = [chat.start(), keep()];
        return () => {
          for (const end of ends) end();
        };
      });
    },
  };
}
