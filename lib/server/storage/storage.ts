import { env } from "../platform/env";
import { singleton } from "../platform/runtime";
import { DiskStorage } from "./disk-storage";
import type { FileStorage } from "./file-storage";

/** Opens the configured store. The S3 client is large and is loaded only if it is used. */
export async function openStorage(): Promise<void> {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY, S3_REGION, S3_PUBLIC_URL, dataDir } = env();
  if (S3_ENDPOINT && S3_BUCKET && S3_ACCESS_KEY && S3_SECRET_KEY) {
    const { S3Storage } = await import("./s3-storage");
    const credentials = { accessKeyId: S3_ACCESS_KEY, secretAccessKey: S3_SECRET_KEY };
    const location = {
      endpoint: S3_ENDPOINT,
      bucket: S3_BUCKET,
      region: S3_REGION,
      publicUrl: S3_PUBLIC_URL,
    };
    const settings = { ...location, ...credentials };
    singleton("storage", () => new S3Storage(settings));
  } else {
    singleton("storage", () => new DiskStorage(dataDir));
  }
}

/** Returns the store of this process; throws before `openStorage`. */
export function storage(): FileStorage {
  return singleton<FileStorage>("storage", () => {
    throw new Error("The storage is not open yet.");
  });
}
