declare const self: ServiceWorkerGlobalScope;

type Change = ExtendableEvent & {
  oldSubscription?: PushSubscription | null;
  newSubscription?: PushSubscription | null;
};

/** Registers the browser's new push subscription with the server, after the push service has replaced the old one. */
export async function resubscribe({ oldSubscription, newSubscription }: Change): Promise<void> {
  const subscription = newSubscription ?? (await subscribeAgain(oldSubscription));
  const { endpoint, keys } = subscription.toJSON();
  const response = await fetch("/api/push/subscriptions", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ kind: "webpush", endpoint, keys }),
  });
  // Nobody is signed in any more, so no pushes must arrive.
  if (response.status === 401) await subscription.unsubscribe();
}

async function subscribeAgain(old: PushSubscription | null | undefined): Promise<PushSubscription> {
  const applicationServerKey = old?.options.applicationServerKey ?? (await publicKey());
  return self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}

async function publicKey(): Promise<string> {
  const body: { publicKey: string } = await (await fetch("/api/push/key")).json();
  return body.publicKey;
}
