import { SerialQueue } from "@/lib/shared/concurrency/serial-queue";
import { type ItemStore, indexedDbItemStore } from "../persist/item-store";

/** The bytes of a file in a draft or an unsent message, and the progress of its upload. */
export interface LocalFile {
  id: string;
  blob: Blob;
  /** A still frame of a video. */
  poster?: Blob;
  /** Where the upload resumes after a reload. */
  uploadUrl?: string;
  /** The attachment's id once the server has all bytes. */
  attachmentId?: string;
  /** When it was picked, in milliseconds since the epoch. */
  at: number;
}

/** How long a file stays that no draft and no message names: another tab may be about to name it. */
const ORPHAN_MS = 24 * 60 * 60_000;
/** Max object URLs. Messages sent from this page show their pictures by them, without a download. */
const OBJECT_URLS_MAX = 100;

export interface LocalFiles {
  add(file: LocalFile): Promise<void>;
  get(id: string): Promise<LocalFile | undefined>;
  update(id: string, change: Partial<LocalFile>): Promise<void>;
  remove(id: string): Promise<void>;
  /** Removes old files that are not among `named`. */
  sweep(named: ReadonlySet<string>): Promise<void>;
  /** Returns an object URL of the bytes or of a video's poster; null when there are none. */
  url(id: string, what?: "blob" | "poster"): Promise<string | null>;
  /** The same for a file that has become an attachment of a message sent from this page. */
  sentFileUrl(attachmentId: string, what?: "blob" | "poster"): string | null;
}

export const indexedDbFileStore = (userId: string): ItemStore<LocalFile> =>
  indexedDbItemStore<LocalFile>(`parley-files-${userId}`);

export function createLocalFiles(store: ItemStore<LocalFile>): LocalFiles {
  const urls = new Map<string, string>();
  const fileIdByAttachment = new Map<string, string>();
  /** An update reads, then writes: no other write may come in between. */
  const writes = new SerialQueue();

  const cacheObjectUrls = (id: string, file: LocalFile) => {
    for (const what of ["blob", "poster"] as const) {
      const bytes = file[what];
      const key = `${what} ${id}`;
      if (bytes && !urls.has(key)) urls.set(key, URL.createObjectURL(bytes));
    }
    for (const [key, url] of urls) {
      if (urls.size <= OBJECT_URLS_MAX) break;
      URL.revokeObjectURL(url);
      urls.delete(key);
    }
  };

  return {
    add: (file) => writes.run(() => store.put(file)),
    get: (id) => store.get(id),
    update: (id, change) =>
      writes.run(async () => {
        const file = await store.get(id);
        if (!file) return;
        await store.put({ ...file, ...change });
        if (!change.attachmentId || typeof window === "undefined") return;
        cacheObjectUrls(id, file);
        fileIdByAttachment.set(change.attachmentId, id);
      }),
    remove: (id) => writes.run(() => store.remove(id)),
    async sweep(named) {
      const before = Date.now() - ORPHAN_MS;
      const old = (await store.all()).filter(({ id, at }) => at < before && !named.has(id));
      for (const { id } of old) await writes.run(() => store.remove(id));
    },
    async url(id, what = "blob") {
      const known = urls.get(`${what} ${id}`);
      if (known) return known;
      const file = await store.get(id);
      if (file) cacheObjectUrls(id, file);
      return urls.get(`${what} ${id}`) ?? null;
    },
    sentFileUrl: (attachmentId, what = "blob") =>
      urls.get(`${what} ${fileIdByAttachment.get(attachmentId)}`) ?? null,
  };
}
