import type { Readable } from "node:stream";
import type { DataStore } from "@tus/server";

/** What is kept of one file beside its own bytes. */
export const THUMBNAIL_VARIANTS = ["small", "large"] as const;
export type ThumbnailVariant = (typeof THUMBNAIL_VARIANTS)[number];

/** Both ends included, as in a Range header. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Something that the store holds, and whose it is. */
export interface StoredObject {
  id: string;
  modifiedAt: Date;
}

/** What a store is to say of bytes that it hands out itself. */
export interface PresignOptions {
  mime: string;
  disposition: string;
}

/** An address at which the store hands out bytes to anyone who holds it, for so many seconds. */
export interface PresignedUrl {
  url: string;
  seconds: number;
}

/** Where bytes are kept: a disk, or anything that speaks S3. Keys are a file's id, or id and variant. */
export interface FileStorage {
  /** Takes uploads in pieces, by tus. */
  readonly tusStore: DataStore;
  /** An upload is whole: makes its bytes outlive a loss of power. */
  sync(id: string): Promise<void>;
  open(key: string, range?: ByteRange): Promise<Readable>;
  /** Where browsers may fetch the bytes without this server; null where they cannot reach the store. */
  presign(key: string, saying: PresignOptions): Promise<PresignedUrl | null>;
  /** In bytes; null when nothing is there. */
  size(key: string): Promise<number | null>;
  /** Keeps a local file's bytes under `key`, whole or not at all. */
  put(key: string, path: string): Promise<void>;
  /** Lends the bytes as a local file, to be read only. */
  withLocalFile<T>(key: string, work: (path: string) => Promise<T>): Promise<T>;
  /** Removes everything kept under a file's id; nothing there is fine. */
  remove(id: string): Promise<void>;
  list(): AsyncIterable<StoredObject>;
  /** Bytes left, where the store has an end. */
  freeBytes(): Promise<number>;
}

export const thumbnailKey = (id: string, variant: ThumbnailVariant): string => `${id}.${variant}`;

/** An unfinished upload can be resumed, and a finished one be sent, for so long. */
export const UNSENT_UPLOAD_TTL_MS = 24 * 60 * 60 * 1_000;
