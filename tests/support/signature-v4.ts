import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

/**
 * Whether a request to S3 carries the signature of these keys over all that it says (AWS Signature Version 4), and its
 * body is what was signed. Written from the specification, so that the client's own library does not check itself.
 */
export function isSigned(request: IncomingMessage, body: Buffer, keys: Keys): boolean {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([\da-f]{64})$/.exec(
      request.headers.authorization ?? "",
    );
  const [, credential = "", signedHeaders = "", signature] = given ?? [];
  const [accessKeyId, date = "", region = "", service = ""] = credential.split("/");
  const names = signedHeaders.split(";");
  const payload = String(request.headers["x-amz-content-sha256"]);
  if (accessKeyId !== keys.accessKeyId || region !== keys.region || service !== "s3") return false;
  if (!names.includes("host") || !names.includes("x-amz-date")) return false;
  if (payload !== "UNSIGNED-PAYLOAD" && payload !== sha256(body)) return false;

  const { pathname, searchParams } = new URL(request.url ?? "", "http://store");
  const query = [...searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
  const headers = names
    .map((name) => `${name}:${String(request.headers[name]).trim().replace(/ +/g, " ")}\n`)
    .join("");
  const canonical = [request.method, pathname, query, headers, signedHeaders, payload].join("\n");
  const scope = [date, region, "s3", "aws4_request"].join("/");
  const toSign = ["AWS4-HMAC-SHA256", request.headers["x-amz-date"], scope, sha256(canonical)].join("\n");
  const key = ["s3", "aws4_request"].reduce(
    (made, part) => hmac(made, part),
    hmac(hmac(`AWS4${keys.secretAccessKey}`, date), region),
  );
  return hmac(key, toSign).toString("hex") === signature;
}
