import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import * as z from "zod";
import { StartupError } from "./startup-error";

interface VapidSettings {
  /** Contact that push services may use for questions about this server. */
  subject: string;
  /** Null: the keys stored in the database are used. */
  keys: { publicKey: string; privateKey: string } | null;
}

interface VapidValues {
  VAPID_PUBLIC_KEY?: string | undefined;
  VAPID_PRIVATE_KEY?: string | undefined;
  VAPID_SUBJECT?: string | undefined;
}

const hasByteLength = (text: string, length: number) => Buffer.from(text, "base64url").length === length;

export function vapidSettings(values: VapidValues, appUrl: string): VapidSettings {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = values;
  const { protocol, hostname } = new URL(appUrl);
  const subject = values.VAPID_SUBJECT ?? (protocol === "https:" ? appUrl : `mailto:push@${hostname}`);
  if (!publicKey && !privateKey) return { subject, keys: null };
  if (!publicKey || !privateKey)
    throw new StartupError("VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY need each other.");
  if (!hasByteLength(publicKey, 65) || !hasByteLength(privateKey, 32))
    throw new StartupError(
      "VAPID_PUBLIC_KEY or VAPID_PRIVATE_KEY is wrong: not 65 and 32 bytes in base64url.",
    );
  return { subject, keys: { publicKey, privateKey } };
}

const serviceAccount = z.object({
  project_id: z.string().regex(/^[a-z0-9:.-]+$/),
  client_email: z.string().min(3),
  private_key: z.string().refine(isRsaPrivateKey, "is no key"),
  token_uri: z.url({ protocol: /^https?$/ }),
});

export interface FcmSettings {
  projectId: string;
  clientEmail: string;
  privateKey: string;
  tokenUri: string;
  /** Base URL without a trailing slash. */
  endpoint: string;
}

/** Returns how native clients are reached; null if no service account is configured: then they are not. */
export function fcmSettings(file: string | undefined, endpoint: string): FcmSettings | null {
  if (!file) return null;
  const parsed = serviceAccount.safeParse(readJson(file));
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join(".");
    throw new StartupError(`FCM_SERVICE_ACCOUNT names a file whose ${field || "content"} is wrong.`);
  }
  const { project_id: projectId, client_email: clientEmail, private_key: privateKey } = parsed.data;
  const tokenUri = parsed.data.token_uri;
  return { projectId, clientEmail, privateKey, tokenUri, endpoint: endpoint.replace(/\/+$/, "") };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new StartupError(`FCM_SERVICE_ACCOUNT names ${file}, which cannot be read as JSON.`);
  }
}

function isRsaPrivateKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
}
