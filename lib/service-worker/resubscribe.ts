declare const self: ServiceWorkerGlobalScope;

type Change = ExtendableEvent & {
  oldSubscription?: PushSubscription | null;
  newSubscription?: PushSubscription | null;
};

/** The push service gave the browser another address: the server learns of it, without a page. */
export async function resubscribe({ oldSubscription, newSubscription }: Change): Promise<void> {
  const subscription = newSubscription ?? (await subscribeAnew(oldSubscription));
  const { endpoint, keys } = subscription.toJSON();
  const answer = await fetch("/api/push/subscriptions", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ kind: "webpush", endpoint, keys }),
  });
  // Nobody is signed in here any more: nothing is to come.
  if (answer.status === 401) await subscription.unsubscribe();
}

async function subscribeAnew(old: PushSubscription | null | undefined): Promise<PushSubscription> {
  const applicationServerKey = old?.options.applicationServerKey ?? (await publicKey());
  return self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}

async function publicKey(): Promise<string> {
  const answer: { publicKey: string } = await (await fetch("/api/push/key")).json();
  return answer.publicKey;
}
