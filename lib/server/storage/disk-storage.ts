import { createReadStream, createWriteStream, mkdirSync } from "node:fs";
import { copyFile, open, opendir, rename, rm, stat, statfs } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FileStore } from "@tus/file-store";
import { errorCode } from "../platform/errors";
import {
  type ByteRange,
  type FileStorage,
  type StoredObject,
  THUMBNAIL_VARIANTS,
  thumbnailKey,
  UNSENT_UPLOAD_TTL_MS,
} from "./file-storage";

/** Files in one directory below `DATA_DIR`, of which each process on this machine may write any. */
export class DiskStorage implements FileStorage {
  readonly tusStore: FileStore;
  private readonly directory: string;

  constructor(dataDir: string) {
    this.directory = path.join(dataDir, "uploads");
    mkdirSync(this.directory, { recursive: true, mode: 0o700 });
    this.tusStore = new IncomingFiles({
      directory: this.directory,
      expirationPeriodInMilliseconds: UNSENT_UPLOAD_TTL_MS,
    });
  }

  async sync(id: string): Promise<void> {
    const file = await open(this.at(id), "r+");
    try {
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  async open(key: string, range?: ByteRange): Promise<Readable> {
    const file = await open(this.at(key), "r");
    return file.createReadStream(range);
  }

  async presign(): Promise<null> {
    return null;
  }

  async size(key: string): Promise<number | null> {
    try {
      return (await stat(this.at(key))).size;
    } catch (error) {
      if (errorCode(error) === "ENOENT") return null;
      throw error;
    }
  }

  async put(key: string, from: string): Promise<void> {
    const unfinished = this.at(`${key}.new`);
    try {
      await copyFile(from, unfinished);
      await rename(unfinished, this.at(key));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  withLocalFile<T>(key: string, work: (path: string) => Promise<T>): Promise<T> {
    return work(this.at(key));
  }

  async remove(id: string): Promise<void> {
    const keys = [
      id,
      `${id}.json`,
      `${id}.new`,
      ...THUMBNAIL_VARIANTS.map((variant) => thumbnailKey(id, variant)),
    ];
    for (const key of keys) await rm(this.at(key), { force: true });
  }

  async *list(): AsyncIterable<StoredObject> {
    for await (const entry of await opendir(this.directory)) {
      if (!entry.isFile()) continue;
      const [id] = entry.name.split(".");
      const { mtime } = await stat(this.at(entry.name));
      if (id) yield { id, modifiedAt: mtime };
    }
  }

  async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.directory);
    return bavail * bsize;
  }

  /** Keys are made by the server, so this cannot leave the directory; should one ever try, it fails. */
  private at(key: string): string {
    if (!/^[\w.-]+$/.test(key) || key.includes("..")) throw new Error("That is no key of a stored file.");
    return path.join(this.directory, key);
  }
}

/** Tells why a write failed, which the library's own store keeps to itself: a full disk has its own answer. */
class IncomingFiles extends FileStore {
  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const target = createWriteStream(path.join(this.directory, id), { flags: "r+", start: offset });
    await pipeline(source, target);
    return offset + target.bytesWritten;
  }

  override read(id: string) {
    return createReadStream(path.join(this.directory, id));
  }
}
