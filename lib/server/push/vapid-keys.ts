import webpush from "web-push";
import { env } from "../platform/env";
import { runtime, singleton } from "../platform/runtime";

export interface VapidKeys {
  subject: string;
  publicKey: string;
  privateKey: string;
}

/**
 * By which push services know this server, base64url: those of the settings, else those that were made once and are
 * kept in the database. Of several processes that make some at the same time, the first to store them wins.
 */
export async function vapidKeys(): Promise<VapidKeys> {
  const { vapid } = env();
  const { publicKey, privateKey } = vapid.keys ?? (await keptKeys());
  return { subject: vapid.subject, publicKey, privateKey };
}

type Keys = Pick<VapidKeys, "publicKey" | "privateKey">;

/** What is once known does not change any more; a failure is not kept. */
async function keptKeys(): Promise<Keys> {
  const kept = singleton<{ keys?: Keys }>("vapid-keys", () => ({}));
  kept.keys ??= (await storedKeys()) ?? (await makeKeys());
  return kept.keys;
}

async function storedKeys(): Promise<Keys | undefined> {
  const [keys] = await runtime("sql")<Keys[]>`select public_key, private_key from push_keys`;
  return keys;
}

async function makeKeys(): Promise<Keys> {
  const { publicKey, privateKey } = webpush.generateVAPIDKeys();
  await runtime("sql")`
    insert into push_keys (public_key, private_key) values (${publicKey}, ${privateKey}) on conflict do nothing`;
  const keys = await storedKeys();
  if (!keys) throw new Error("the push keys that were just stored are not there");
  return keys;
}
