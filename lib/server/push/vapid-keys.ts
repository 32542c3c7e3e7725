import webpush from "web-push";
import { env } from "../platform/env";
import { runtime, singleton } from "../platform/runtime";

export interface VapidKeys {
  subject: string;
  publicKey: string;
  privateKey: string;
}

/**
 * Returns the keys by which push services know this server, in base64url: those of the settings, else a pair that was
 * generated once and is stored in the database. If several processes generate a pair, the first to store it wins.
 */
export async function vapidKeys(): Promise<VapidKeys> {
  const { vapid } = env();
  const { publicKey, privateKey } = vapid.keys ?? (await cachedKeys());
  return { subject: vapid.subject, publicKey, privateKey };
}

type Keys = Pick<VapidKeys, "publicKey" | "privateKey">;

/** Returns the stored keys and caches them, since they never change. A failure is not cached. */
async function cachedKeys(): Promise<Keys> {
  const cache = singleton<{ keys?: Keys }>("vapid-keys", () => ({}));
  cache.keys ??= (await loadKeys()) ?? (await generateKeys());
  return cache.keys;
}

async function loadKeys(): Promise<Keys | undefined> {
  const [keys] = await runtime("sql")<Keys[]>`select public_key, private_key from push_keys`;
  return keys;
}

async function generateKeys(): Promise<Keys> {
  const { publicKey, privateKey } = webpush.generateVAPIDKeys();
  await runtime("sql")`
    insert into push_keys (public_key, private_key) values (${publicKey}, ${privateKey}) on conflict do nothing`;
  const keys = await loadKeys();
  if (!keys) throw new Error("the push keys that were just stored cannot be read");
  return keys;
}
