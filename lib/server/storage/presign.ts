import { createHash, createHmac } from "node:crypto";

export interface SigningKeys {
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

interface Wish {
  /** Where the object is, its path encoded. */
  url: URL;
  /** What the store is to do besides, such as `response-content-type`; signed along. */
  query: Readonly<Record<string, string>>;
  seconds: number;
  at?: Date;
}

/**
 * An address that whoever holds it may GET for so many seconds, and nothing else with it: AWS Signature Version 4 in
 * query parameters, over the host, the path and every parameter.
 */
export function presign({ url, query, seconds, at = new Date() }: Wish, keys: SigningKeys): string {
  const time = at.toISOString().replace(/[-:]|\.\d+/g, "");
  const scope = [time.slice(0, 8), keys.region, "s3", "aws4_request"];
  const parameters = {
    ...query,
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Credential": [keys.accessKeyId, ...scope].join("/"),
    "X-Amz-Date": time,
    "X-Amz-Expires": `${seconds}`,
    "X-Amz-SignedHeaders": "host",
  };
  const signed = Object.entries(parameters)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
  const request = ["GET", url.pathname, signed, `host:${url.host}`, "", "host", "UNSIGNED-PAYLOAD"].join(
    "\n",
  );
  const toSign = ["AWS4-HMAC-SHA256", time, scope.join("/"), sha256(request)].join("\n");
  const key = scope.reduce<string | Buffer>((made, part) => hmac(made, part), `AWS4${keys.secretAccessKey}`);
  return `${url.origin}${url.pathname}?${signed}&X-Amz-Signature=${hmac(key, toSign).toString("hex")}`;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
/** As RFC 3986 has it, which leaves less as it is than the language does. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
