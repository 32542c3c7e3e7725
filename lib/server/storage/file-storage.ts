import type { Readable } from "node:stream";
import type { DataStore } from "@tus/server";

/** Thumbnails that may be stored for a file. */
export const THUMBNAIL_VARIANTS = ["small", "large"] as const;
export type ThumbnailVariant = (typeof THUMBNAIL_VARIANTS)[number];

/** Positions of the first and the last byte, both inclusive, as in a Range header. */
export interface ByteRange {
  start: number;
  end: number;
}

/** A stored object, and the id of the file to which it belongs. */
export interface StoredObject {
  id: string;
  modifiedAt: Date;
}

/** Headers with which the object store serves the bytes. */
export interface PresignOptions {
  mime: string;
  disposition: string;
}

/** A URL at which the store serves bytes to anyone who knows it, for `seconds`. */
export interface PresignedUrl {
  url: string;
  seconds: number;
}

/** Stores files, on disk or in an S3-compatible store. A key is a file's id, or id and variant. */
export interface FileStorage {
  /** Stores tus uploads, chunk by chunk. */
  readonly tusStore: DataStore;
  /** Makes the bytes of a complete upload survive a power failure. */
  sync(id: string): Promise<void>;
  /** Opens the bytes as a stream. Rejects if there are none. */
  open(key: string, range?: ByteRange): Promise<Readable>;
  /** Returns a URL from which browsers fetch the bytes without this server; null if they cannot reach the store. */
  presign(key: string, options: PresignOptions): Promise<PresignedUrl | null>;
  /** Returns the size in bytes; null if nothing is stored. */
  size(key: string): Promise<number | null>;
  /** Stores a local file under `key`, completely or not at all. */
  put(key: string, path: string): Promise<void>;
  /** Runs `work` with the bytes as a local file, which it may only read. */
  withLocalFile<T>(key: string, work: (path: string) => Promise<T>): Promise<T>;
  /** Removes everything stored under a file's id, if there is anything. */
  remove(id: string): Promise<void>;
  /** Lists all stored objects. */
  list(): AsyncIterable<StoredObject>;
  /** Returns the free bytes; Infinity if the store has no limit. */
  freeBytes(): Promise<number>;
}

export const thumbnailKey = (id: string, variant: ThumbnailVariant): string => `${id}.${variant}`;

/** How long an incomplete upload can be resumed, and a complete one be sent. */
export const UNSENT_UPLOAD_TTL_MS = 24 * 60 * 60 * 1_000;
