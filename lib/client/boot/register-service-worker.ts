/** Max wait for an installation, which the loss of the network may stall. */
const INSTALL_TIMEOUT_MS = 60_000;

let registering: Promise<ServiceWorkerRegistration> | undefined;

/**
 * Installs the service worker, which starts the page offline and shows push notifications, and returns its registration
 * once it is active. Returns undefined where that fails or the browser refuses, as in a private window; a later call tries
 * again.
 */
export async function registerServiceWorker(): Promise<ServiceWorkerRegistration | undefined> {
  if (!("serviceWorker" in navigator)) return undefined;
  try {
    registering ??= navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
    const registration = await registering;
    await installed(registration);
    if (registration.active) return registration;
  } catch {
    // Refused, or offline.
  }
  registering = undefined;
  return undefined;
}

/** Returns the active registration without an update check, or installs the service worker. */
export async function serviceWorkerReady(): Promise<ServiceWorkerRegistration | undefined> {
  const known = await navigator.serviceWorker.getRegistration();
  return known?.active ? known : registerServiceWorker();
}

/** Resolves when a first worker is active or has failed. */
function installed({ active, installing, waiting }: ServiceWorkerRegistration): Promise<void> {
  const worker = installing ?? waiting;
  if (active || !worker) return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(resolve, INSTALL_TIMEOUT_MS);
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated" || worker.state === "redundant") resolve();
    });
  });
}
