import { createPublicKey, verify } from "node:crypto";

/** Checks the signature, audience and expiry within a day of `Authorization: vapid` (RFC 8292) and returns its claims. */
export function checkVapid(authorization: string, origin: string): { publicKey: string; subject: string } {
  const [, token = "", publicKey = ""] = /^vapid t=([^,]+), ?k=(\S+)$/.exec(authorization) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(publicKey, "base64url");
  const key = createPublicKey({
    format: "jwk",
    key: {
      kty: "EC",
      crv: "P-256",
      x: point.subarray(1, 33).toString("base64url"),
      y: point.subarray(33).toString("base64url"),
    },
  });
  const signed = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, "base64url").toString());
  const left = exp - Date.now() / 1_000;
  if (!signed) throw new Error("VAPID: the signature is wrong");
  if (aud !== origin) throw new Error(`VAPID: for ${aud}`);
  if (!(left > 0 && left <= 24 * 60 * 60)) throw new Error(`VAPID: ends in ${left} s`);
  if (!/^(mailto:.+|https:\/\/.+)/.test(sub)) throw new Error(`VAPID: subject ${sub}`);
  return { publicKey, subject: sub };
}
