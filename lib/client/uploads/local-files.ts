import { type ItemStore, indexedDbItemStore } from "../persist/item-store";

/** The bytes of a file that is being written about or on its way, and how far it has come. */
export interface LocalFile {
  id: string;
  blob: Blob;
  /** A still of a film. */
  poster?: Blob;
  /** Where the upload goes on after a reload. */
  uploadUrl?: string;
  /** The attachment's id once the server has it all. */
  attachmentId?: string;
  /** When it was picked, in milliseconds since the epoch. */
  at: number;
}

/** What no draft and no message names is removed once it is so old: another tab may be just about to name it. */
const FORGOTTEN_MS = 24 * 60 * 60_000;
/** So many addresses of local bytes are kept for messages that have arrived, so that their pictures need not come back. */
const SHOWN_MAX = 100;

export interface LocalFiles {
  add(file: LocalFile): Promise<void>;
  get(id: string): Promise<LocalFile | undefined>;
  update(id: string, change: Partial<LocalFile>): Promise<void>;
  remove(id: string): Promise<void>;
  /** Removes old files that are not among `named`. */
  sweep(named: ReadonlySet<string>): Promise<void>;
  /** An address by which this page shows the bytes, or the still of a film; null when there are none. */
  url(id: string, what?: "blob" | "poster"): Promise<string | null>;
  /** The same for a file that has become an attachment of a message sent from this page. */
  sentFileUrl(attachmentId: string, what?: "blob" | "poster"): string | null;
}

export const indexedDbFileStore = (userId: string): ItemStore<LocalFile> =>
  indexedDbItemStore<LocalFile>(`parley-files-${userId}`);

export function createLocalFiles(store: ItemStore<LocalFile>): LocalFiles {
  const urls = new Map<string, string>();
  const sent = new Map<string, string>();
  let lastTurn: Promise<unknown> = Promise.resolve();

  /** One write after the other, so that none is made on what another has just replaced or removed. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = lastTurn.then(work);
    lastTurn = turn.catch(() => undefined);
    return turn;
  }

  const remember = (id: string, file: LocalFile) => {
    for (const what of ["blob", "poster"] as const) {
      const bytes = file[what];
      const key = `${what} ${id}`;
      if (bytes && !urls.has(key)) urls.set(key, URL.createObjectURL(bytes));
    }
    for (const [key, url] of urls) {
      if (urls.size <= SHOWN_MAX) break;
      URL.revokeObjectURL(url);
      urls.delete(key);
    }
  };

  return {
    add: (file) => inTurn(() => store.put(file)),
    get: (id) => store.get(id),
    update: (id, change) =>
      inTurn(async () => {
        const file = await store.get(id);
        if (!file) return;
        await store.put({ ...file, ...change });
        if (!change.attachmentId || typeof window === "undefined") return;
        remember(id, file);
        sent.set(change.attachmentId, id);
      }),
    remove: (id) => inTurn(() => store.remove(id)),
    async sweep(named) {
      const before = Date.now() - FORGOTTEN_MS;
      const old = (await store.all()).filter(({ id, at }) => at < before && !named.has(id));
      for (const { id } of old) await inTurn(() => store.remove(id));
    },
    async url(id, what = "blob") {
      const known = urls.get(`${what} ${id}`);
      if (known) return known;
      const file = await store.get(id);
      if (file) remember(id, file);
      return urls.get(`${what} ${id}`) ?? null;
    },
    sentFileUrl: (attachmentId, what = "blob") => urls.get(`${what} ${sent.get(attachmentId)}`) ?? null,
  };
}
