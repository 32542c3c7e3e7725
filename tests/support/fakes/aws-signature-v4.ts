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
 * Returns whether a request to S3 carries a valid signature of these keys (AWS Signature Version 4) and its
 * body matches it. Written from the specification, so that the client library does not check itself.
 */
export function isSigned(request: IncomingMessage, body: Buffer, keys: Keys): boolean {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([\da-f]{64})$/.exec(
      request.headers.authorization ?? "",
    );
  const [, credential = "", signedHeaders = "", signature] = given ?? [];
  const payload = String(request.headers["x-amz-content-sha256"]);
  if (!signedHeaders.split(";").includes("x-amz-date")) return false;
  if (payload !== "UNSIGNED-PAYLOAD" && payload !== sha256(body)) return false;
  const time = String(request.headers["x-amz-date"]);
  const { searchParams } = new URL(request.url ?? "", "http://store");
  const canonical = { parameters: [...searchParams], signedHeaders, payload };
  return signature !== undefined && signature === expected(request, canonical, { credential, time }, keys);
}

/** Returns whether the URL carries a valid signature for this method and has not expired at `now`, ms. */
export function isPresigned(request: IncomingMessage, keys: Keys, now: number): boolean {
  const { searchParams } = new URL(request.url ?? "", "http://store");
  const of = (name: string) => searchParams.get(`X-Amz-${name}`) ?? "";
  const time = of("Date");
  const [, day = "", rest = ""] = /^(\d{8})T(\d{6})Z$/.exec(time) ?? [];
  const signedAt = Date.parse(
    `${day.replace(/^(....)(..)/, "$1-$2-")}T${rest.replace(/^(..)(..)/, "$1:$2:")}Z`,
  );
  const age = (now - signedAt) / 1_000;
  if (!(age > -60 && age <= Number(of("Expires")))) return false;
  const canonical = {
    parameters: [...searchParams].filter(([name]) => name !== "X-Amz-Signature"),
    signedHeaders: of("SignedHeaders"),
    payload: "UNSIGNED-PAYLOAD",
  };
  return of("Signature") === expected(request, canonical, { credential: of("Credential"), time }, keys);
}

interface Canonical {
  parameters: [string, string][];
  signedHeaders: string;
  payload: string;
}

/** Returns the expected signature; null if other keys signed the request or the host is unsigned. */
function expected(
  request: IncomingMessage,
  { parameters, signedHeaders, payload }: Canonical,
  { credential, time }: { credential: string; time: string },
  keys: Keys,
): string | null {
  const [accessKeyId, date = "", region = "", service = ""] = credential.split("/");
  const names = signedHeaders.split(";");
  if (accessKeyId !== keys.accessKeyId || region !== keys.region || service !== "s3") return null;
  if (!names.includes("host")) return null;
  const { pathname } = new URL(request.url ?? "", "http://store");
  const query = parameters
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
  const headers = names
    .map((name) => `${name}:${String(request.headers[name]).trim().replace(/ +/g, " ")}\n`)
    .join("");
  const canonical = [request.method, pathname, query, headers, signedHeaders, payload].join("\n");
  const scope = [date, region, "s3", "aws4_request"].join("/");
  const toSign = ["AWS4-HMAC-SHA256", time, scope, sha256(canonical)].join("\n");
  const key = ["s3", "aws4_request"].reduce(
    (made, part) => hmac(made, part),
    hmac(hmac(`AWS4${keys.secretAccessKey}`, date), region),
  );
  return hmac(key, toSign).toString("hex");
}
