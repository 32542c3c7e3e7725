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

/** Stores files in one directory below `DATA_DIR`, to which every process on this machine may write. */
export class DiskStorage implements FileStorage {
  readonly tusStore: FileStore;
  private readonly directory: string;

  constructor(dataDir: string) {
    this.directory = path.join(dataDir, "uploads");
    mkdirSync(this.directory, { recursive: true, mode: 0o700 });
    this.tusStore = new UploadFileStore({
      directory: this.directory,
      expirationPeriodInMilliseconds: UNSENT_UPLOAD_TTL_MS,
    });
  }

  async sync(id: string): Promise<void> {
    const file = await open(this.pathOf(id), "r+");
    try {
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  async open(key: string, range?: ByteRange): Promise<Readable> {
    const file = await open(this.pathOf(key), "r");
    return file.createReadStream(range);
  }

  async presign(): Promise<null> {
    return null;
  }

  async size(key: string): Promise<number | null> {
    try {
      return (await stat(this.pathOf(key))).size;
    } catch (error) {
      if (errorCode(error) === "ENOENT") return null;
      throw error;
    }
  }

  async put(key: string, from: string): Promise<void> {
    const unfinished = this.pathOf(`${key}.new`);
    try {
      await copyFile(from, unfinished);
      await rename(unfinished, this.pathOf(key));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  withLocalFile<T>(key: string, work: (path: string) => Promise<T>): Promise<T> {
    return work(this.pathOf(key));
  }

  async remove(id: string): Promise<void> {
    const keys = [
      id,
      `${id}.json`,
      `${id}.new`,
      ...THUMBNAIL_VARIANTS.map((variant) => thumbnailKey(id, variant)),
    ];
    for (const key of keys) await rm(this.pathOf(key), { force: true });
  }

  async *list(): AsyncIterable<StoredObject> {
    for await (const entry of await opendir(this.directory)) {
      if (!entry.isFile()) continue;
      const [id] = entry.name.split(".");
      const { mtime } = await stat(this.pathOf(entry.name));
      if (id) yield { id, modifiedAt: mtime };
    }
  }

  async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.directory);
    return bavail * bsize;
  }

  /** Returns the path of a key. Throws for a key that would leave the directory, although the server creates all keys. */
  private pathOf(key: string): string {
    if (!/^[\w.-]+$/.test(key) || key.includes("..")) throw new Error("This is not a valid storage key.");
    return path.join(this.directory, key);
  }
}

/** Reports why a write failed, unlike the library's store: a full disk has an error code of its own. */
class UploadFileStore extends FileStore {
  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const target = createWriteStream(path.join(this.directory, id), { flags: "r+", start: offset });
    await pipeline(source, target);
    return offset + target.bytesWritten;
  }

  override read(id: string) {
    return createReadStream(path.join(this.directory, id));
  }
}
