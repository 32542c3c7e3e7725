import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { GetObjectCommand, S3 } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { S3Store } from "@tus/s3-store";
import {
  type ByteRange,
  type FileStorage,
  type PresignedUrl,
  type PresignOptions,
  type StoredObject,
  THUMBNAIL_VARIANTS,
  thumbnailKey,
  UNSENT_UPLOAD_TTL_MS,
} from "./file-storage";
import { withTempDirectory } from "./temp-directory";

interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** URL by which browsers reach the same store; without it this server serves all files. */
  publicUrl?: string | undefined;
}

/**
 * How long a presigned URL is valid. It is enough for a phone to follow the redirect to the store, and the longest time for
 * which a removed member can still start to read (P10). A transfer that has started may take longer.
 */
export const PRESIGNED_URL_SECONDS = 30;

/** Stores files in an S3-compatible store. The bucket must exist and belong to this installation only. */
export class S3Storage implements FileStorage {
  readonly tusStore: S3Store;
  private readonly client: S3;
  private readonly bucket: string;
  /** Signs URLs for the store's public URL; sends no requests itself. Null without a public URL. */
  private readonly signer: S3 | null;

  constructor({ endpoint, bucket, region, accessKeyId, secretAccessKey, publicUrl }: S3Settings) {
    // Path-style URLs and checksums only when required: every S3-compatible store supports that.
    const config = {
      endpoint,
      region,
      forcePathStyle: true,
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      credentials: { accessKeyId, secretAccessKey },
    } as const;
    this.bucket = bucket;
    this.signer = publicUrl === undefined ? null : new S3({ ...config, endpoint: publicUrl });
    this.client = new S3(config);
    this.tusStore = new S3Store({
      expirationPeriodInMilliseconds: UNSENT_UPLOAD_TTL_MS,
      useTags: false,
      maxConcurrentPartUploads: 8,
      s3ClientConfig: { bucket, ...config },
    });
  }

  /** Completes the multipart upload if a crash came between its last part and its completion. */
  async sync(id: string): Promise<void> {
    if ((await this.size(id)) !== null) return;
    const { offset } = await this.tusStore.getUpload(id);
    await this.tusStore.write(Readable.from([]), id, offset);
  }

  async open(key: string, range?: ByteRange): Promise<Readable> {
    const { Body } = await this.client.getObject({
      Bucket: this.bucket,
      Key: key,
      ...(range ? { Range: `bytes=${range.start}-${range.end}` } : {}),
    });
    if (!(Body instanceof Readable)) throw new Error("The store answered without a body.");
    return Body;
  }

  async presign(key: string, { mime, disposition }: PresignOptions): Promise<PresignedUrl | null> {
    if (this.signer === null) return null;
    const command = new GetObjectCommand({
      Bucket: this.bucket,
      Key: key,
      ResponseCacheControl: `private, max-age=${PRESIGNED_URL_SECONDS}`,
      ResponseContentDisposition: disposition,
      ResponseContentType: mime,
    });
    return {
      url: await getSignedUrl(this.signer, command, { expiresIn: PRESIGNED_URL_SECONDS }),
      seconds: PRESIGNED_URL_SECONDS,
    };
  }

  async size(key: string): Promise<number | null> {
    try {
      return (await this.client.headObject({ Bucket: this.bucket, Key: key })).ContentLength ?? 0;
    } catch (error) {
      if (error instanceof Error && (error.name === "NotFound" || error.name === "NoSuchKey")) return null;
      throw error;
    }
  }

  async put(key: string, from: string): Promise<void> {
    const { size } = await stat(from);
    await this.client.putObject({
      Bucket: this.bucket,
      Key: key,
      Body: createReadStream(from),
      ContentLength: size,
    });
  }

  withLocalFile<T>(key: string, work: (path: string) => Promise<T>): Promise<T> {
    return withTempDirectory(async (directory) => {
      const file = path.join(directory, "file");
      await pipeline(await this.open(key), createWriteStream(file));
      return work(file);
    });
  }

  /** Also aborts multipart uploads: a store bills for their parts and does not list them. */
  async remove(id: string): Promise<void> {
    const multipartUploads = await this.client.listMultipartUploads({ Bucket: this.bucket, Prefix: id });
    for (const { Key, UploadId } of multipartUploads.Uploads ?? [])
      await this.client.abortMultipartUpload({ Bucket: this.bucket, Key, UploadId });
    const variants = THUMBNAIL_VARIANTS.map((variant) => thumbnailKey(id, variant));
    await this.deleteObjects([id, `${id}.info`, `${id}.part`, ...variants]);
  }

  async *list(): AsyncIterable<StoredObject> {
    let token: string | undefined;
    do {
      const page = await this.client.listObjectsV2({ Bucket: this.bucket, ContinuationToken: token });
      for (const { Key, LastModified } of page.Contents ?? []) {
        const [id] = (Key ?? "").split(".");
        if (id && LastModified) yield { id, modifiedAt: LastModified };
      }
      token = page.NextContinuationToken;
    } while (token);
  }

  async freeBytes(): Promise<number> {
    return Number.POSITIVE_INFINITY;
  }

  private async deleteObjects(keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.client.deleteObject({ Bucket: this.bucket, Key: key });
  }
}
