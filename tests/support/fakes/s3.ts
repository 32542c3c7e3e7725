import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isPresigned, isSigned } from "./aws-signature-v4";

export const S3_KEYS = {
  accessKeyId: "AKPARLEY",
  secretAccessKey: "a/secret+with=signs",
  region: "eu-test-1",
};
const BUCKET = "parley-files";

/** The part of S3 that file storage needs, in memory, for signed requests. */
export interface TestS3 {
  /** Environment variables that point at this store. */
  settings: Record<string, string>;
  objects: Map<string, Stored>;
  /** Multipart uploads neither completed nor aborted. */
  multipartUploads: Map<string, { key: string; parts: Map<number, Buffer> }>;
  /** Count of requests refused for their signature. */
  rejectedSignatures: number;
  /** When set, completing a multipart upload is answered with 500. */
  refusesCompletion: boolean;
  /** How far its clock is ahead, ms. */
  clockAheadMs: number;
  /** Presigned URLs that were requested, in order. */
  presignedUrls: string[];
  /** Expires the presigned URLs requested so far. */
  expireUrls(): void;
  stop(): Promise<void>;
}

interface Stored {
  bytes: Buffer;
  metadata: Record<string, string>;
  modifiedAt: Date;
}

interface Call {
  key: string;
  query: URLSearchParams;
  request: IncomingMessage;
  body: Buffer;
}

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

const etag = (bytes: Buffer) => `"${createHash("md5").update(bytes).digest("hex")}"`;
const xml = (root: string, inner: string): Answer => ({
  headers: { "content-type": "application/xml" },
  body: `<?xml version="1.0" encoding="UTF-8"?><${root}>${inner}</${root}>`,
});
const problem = (status: number, code: string): Answer => ({
  ...xml("Error", `<Code>${code}</Code>`),
  status,
});
/** Returns the response headers that a presigned URL may choose, and the bucket's CORS header. */
const responseHeaders = (query: URLSearchParams): Record<string, string> => ({
  "access-control-allow-origin": "*",
  ...Object.fromEntries(
    [...query]
      .filter(([name]) => name.startsWith("response-"))
      .map(([name, value]) => [name.replace("response-", ""), value]),
  ),
});
const PART_MIN = 5 * 1024 * 1024;

export async function startS3(): Promise<TestS3> {
  const objects: TestS3["objects"] = new Map();
  const underway: TestS3["multipartUploads"] = new Map();
  const store: TestS3 = {
    settings: {},
    objects,
    multipartUploads: underway,
    rejectedSignatures: 0,
    refusesCompletion: false,
    clockAheadMs: 0,
    presignedUrls: [],
    expireUrls: () => undefined,
    stop: async () => undefined,
  };

  function multipart(method: string, { key, query, body }: Call): Answer | null {
    const id = query.get("uploadId") ?? "";
    if (method === "POST" && query.has("uploads")) {
      const made = randomUUID();
      underway.set(made, { key, parts: new Map() });
      return xml("InitiateMultipartUploadResult", `<Key>${key}</Key><UploadId>${made}</UploadId>`);
    }
    if (method === "GET" && query.has("uploads")) {
      const prefix = query.get("prefix") ?? "";
      const found = [...underway].filter(([, upload]) => upload.key.startsWith(prefix));
      const list = found.map(
        ([made, upload]) => `<Upload><Key>${upload.key}</Key><UploadId>${made}</UploadId></Upload>`,
      );
      return xml("ListMultipartUploadsResult", `<IsTruncated>false</IsTruncated>${list.join("")}`);
    }
    if (id === "") return null;
    const upload = underway.get(id);
    if (!upload || upload.key !== key) return problem(404, "NoSuchUpload");
    const parts = [...upload.parts].sort(([a], [b]) => a - b);
    if (method === "PUT") {
      upload.parts.set(Number(query.get("partNumber")), body);
      return { headers: { etag: etag(body) } };
    }
    if (method === "GET") {
      const list = parts.map(
        ([number, bytes]) =>
          `<Part><PartNumber>${number}</PartNumber><ETag>${etag(bytes)}</ETag><Size>${bytes.length}</Size></Part>`,
      );
      return xml("ListPartsResult", `<IsTruncated>false</IsTruncated>${list.join("")}`);
    }
    if (method === "POST" && store.refusesCompletion) return problem(500, "InternalError");
    underway.delete(id);
    if (method === "DELETE") return { status: 204 };
    if (parts.slice(0, -1).some(([, bytes]) => bytes.length < PART_MIN))
      return problem(400, "EntityTooSmall");
    const bytes = Buffer.concat(parts.map(([, part]) => part));
    objects.set(key, { bytes, metadata: {}, modifiedAt: new Date() });
    return xml("CompleteMultipartUploadResult", `<Key>${key}</Key><ETag>${etag(bytes)}</ETag>`);
  }

  function object(method: string, call: Call): Answer {
    const { key, query, request, body } = call;
    if (key === "" && query.get("list-type") === "2") return listed();
    if (method === "POST" && query.has("delete")) {
      for (const [, name = ""] of body.toString().matchAll(/<Key>(.*?)<\/Key>/g)) objects.delete(name);
      return xml("DeleteResult", "");
    }
    if (method === "PUT") {
      const metadata = Object.entries(request.headers).filter(([name]) => name.startsWith("x-amz-meta-"));
      objects.set(key, {
        bytes: body,
        metadata: Object.fromEntries(metadata) as Record<string, string>,
        modifiedAt: new Date(),
      });
      return { headers: { etag: etag(body) } };
    }
    if (method === "DELETE") {
      objects.delete(key);
      return { status: 204 };
    }
    const stored = objects.get(key);
    if (!stored) return problem(404, "NoSuchKey");
    const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
    const bytes = first
      ? stored.bytes.subarray(Number(first), last ? Number(last) + 1 : undefined)
      : stored.bytes;
    const headers = {
      ...stored.metadata,
      etag: etag(stored.bytes),
      "content-length": `${bytes.length}`,
      "accept-ranges": "bytes",
      ...(first && {
        "content-range": `bytes ${first}-${Number(first) + bytes.length - 1}/${stored.bytes.length}`,
      }),
      ...responseHeaders(query),
    };
    return { status: first ? 206 : 200, headers, body: method === "HEAD" ? "" : bytes };
  }

  function listed(): Answer {
    const list = [...objects].map(
      ([key, { bytes, modifiedAt }]) =>
        `<Contents><Key>${key}</Key><Size>${bytes.length}</Size><LastModified>${modifiedAt.toISOString()}</LastModified></Contents>`,
    );
    return xml("ListBucketResult", `<IsTruncated>false</IsTruncated>${list.join("")}`);
  }

  const lapsed = new Set<string>();
  store.expireUrls = () => {
    for (const address of store.presignedUrls) lapsed.add(address);
  };
  function isValidPresignedUrl(request: IncomingMessage): boolean {
    const address = request.url ?? "";
    store.presignedUrls.push(address);
    return !lapsed.has(address) && isPresigned(request, S3_KEYS, Date.now() + store.clockAheadMs);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { pathname, searchParams: query } = new URL(request.url ?? "", "http://store");
    const [, bucket = "", ...rest] = pathname.split("/").map(decodeURIComponent);
    let answer: Answer;
    const signed = query.has("X-Amz-Signature")
      ? isValidPresignedUrl(request)
      : isSigned(request, body, S3_KEYS);
    if (!signed) {
      store.rejectedSignatures += 1;
      answer = problem(403, "SignatureDoesNotMatch");
    } else if (bucket !== BUCKET) answer = problem(404, "NoSuchBucket");
    else {
      const call = { key: rest.join("/"), query, request, body };
      answer = multipart(request.method ?? "", call) ?? object(request.method ?? "", call);
    }
    response.writeHead(answer.status ?? 200, answer.headers);
    response.end(answer.body);
  }

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  store.settings = {
    S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    S3_BUCKET: BUCKET,
    S3_REGION: S3_KEYS.region,
    S3_ACCESS_KEY: S3_KEYS.accessKeyId,
    S3_SECRET_KEY: S3_KEYS.secretAccessKey,
  };
  store.stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return store;
}
