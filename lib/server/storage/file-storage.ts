import type { Readable } from "node:stream";
import type { DataStore } from "@tus/server";

/** What is kept of one file beside its own bytes. */
export const VARIANTS = ["small", "large"] as const;
export type Variant = (typeof VARIANTS)[number];

/** Both ends included, as in a Range header. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Something that the store holds, and whose it is. */
export interface Kept {
  id: string;
  modifiedAt: Date;
}

/** What a store is to say of bytes that it hands out itself. */
export interface Saying {
  mime: string;
  disposition: string;
}

/** An address at which the store hands out bytes to anyone who holds it, for so many seconds. */
export interface Link {
  url: string;
  seconds: number;
}

/** Where bytes are kept: a disk, or anything that speaks S3. Keys are a file's id, or id and variant. */
export interface Storage {
  /** Takes uploads in pieces, by tus. */
  readonly incoming: DataStore;
  /** An upload is whole: makes its bytes outlive a loss of power. */
  settle(id: string): Promise<void>;
  open(key: string, range?: ByteRange): Promise<Readable>;
  /** Where browsers may fetch the bytes without this server; null where they cannot reach the store. */
  link(key: string, saying: Saying): Promise<Link | null>;
  /** In bytes; null when nothing is there. */
  size(key: string): Promise<number | null>;
  /** Keeps a local file's bytes under `key`, whole or not at all. */
  put(key: string, path: string): Promise<void>;
  /** Lends the bytes as a local file, to be read only. */
  withFile<T>(key: string, work: (path: string) => Promise<T>): Promise<T>;
  /** Removes everything kept under a file's id; nothing there is fine. */
  remove(id: string): Promise<void>;
  list(): AsyncIterable<Kept>;
  /** Bytes left, where the store has an end. */
  free(): Promise<number>;
}

export const variantKey = (id: string, variant: Variant): string => `${id}.${variant}`;

/** An unfinished upload can be resumed, and a finished one be sent, for so long. */
export const UNSENT_FOR_MS = 24 * 60 * 60 * 1_000;
