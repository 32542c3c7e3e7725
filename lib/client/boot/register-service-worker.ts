/** An installation that takes longer than this, as when the network has gone in the middle of it, is waited for no more. */
const INSTALLED_WITHIN_MS = 60_000;

let registered: Promise<ServiceWorkerRegistration> | undefined;

/**
 * Installs what starts the page without a network and shows what is pushed, and gives its registration once it works.
 * Undefined where that fails, or the browser refuses it as in a private window: the page then needs the server to start.
 */
export async function registerServiceWorker(): Promise<ServiceWorkerRegistration | undefined> {
  if (!("serviceWorker" in navigator)) return undefined;
  try {
    registered ??= navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
    const registration = await registered;
    await settled(registration);
    if (registration.active) return registration;
  } catch {
    // Refused, or the network has gone.
  }
  // Whoever asks again may have it.
  registered = undefined;
  return undefined;
}

/** The same, but one that works already is not looked at anew. */
export async function serviceWorkerReady(): Promise<ServiceWorkerRegistration | undefined> {
  const known = await navigator.serviceWorker.getRegistration();
  return known?.active ? known : registerServiceWorker();
}

/** Waits until a first worker works or has failed. */
function settled({ active, installing, waiting }: ServiceWorkerRegistration): Promise<void> {
  const worker = installing ?? waiting;
  if (active || !worker) return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(resolve, INSTALLED_WITHIN_MS);
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated" || worker.state === "redundant") resolve();
    });
  });
}
