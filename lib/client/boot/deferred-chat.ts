import { showItem } from "../outbox/outbox-item";
import type { ItemStore } from "../persist/item-store";
import { createCatchUp } from "../sync/catch-up";
import type { Chat, ChatParts } from "../sync/chat";
import { createUserLoader } from "../sync/user-loader";
import { createLocalFiles, type LocalFile } from "../uploads/local-files";
import { firstView } from "./after-first-paint";
import { untilThere } from "./retry-until-loaded";
import { turn } from "./yield-to-main";

interface Parts extends Omit<ChatParts, "catchUp" | "files" | "loadUser"> {
  fileStore: ItemStore<LocalFile>;
}

/**
 * A chat of which only what reads is here from the start. What sends, and what listens to the server, is loaded once the
 * page shows what it was opened for, or there is something to be sent; what was to be done meanwhile is done then, in its
 * order.
 */
export function lateChat({ fileStore, ...parts }: Parts): Chat {
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
    await Promise.race([firstView(cache), hurried]);
    const [{ createChat }, { keepCache }] = await untilThere(() =>
      Promise.all([import("../sync/chat"), import("../sync/persist-cache")]),
    );
    await turn();
    keep = () => keepCache(cache, parts.me);
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
        showItem(cache, item);
        // Stored at once: what was written outlives a page that is left before the rest of it has come.
        await parts.store.put(item);
        hurry();
        await (await whole).outbox.send(item);
      },
      retry: async (id) => (await whole).outbox.retry(id),
      discard: async (id) => (await whole).outbox.discard(id),
      removeFile: async (id, fileId) => (await whole).outbox.removeFile(id, fileId),
    },
    changes: {
      add: async (message, change) => (await whole).changes.add(message, change),
      onRefused: (listener) => ending((chat) => chat.changes.onRefused(listener)),
    },
    marks: {
      read: (roomId, seq) => void whole.then((chat) => chat.marks.read(roomId, seq)),
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
