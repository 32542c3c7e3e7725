/** What one account wants of this browser. */
export interface DeviceSettings {
  /** Whether it tells of messages; the browser's own permission is apart from that. */
  on: boolean;
  sound: boolean;
  /** When the question whether to turn it on was put off, in ms since the epoch; 0 for never. */
  putOffAt: number;
}

export interface DeviceSettingsStore {
  get(): DeviceSettings;
  set(patch: Partial<DeviceSettings>): void;
  /** Calls at each change, in whatever tab it is made. */
  subscribe(listener: () => void): () => void;
}

export const DEFAULT_DEVICE_SETTINGS: DeviceSettings = { on: false, sound: false, putOffAt: 0 };

/** Kept in the browser, for it is about the browser. */
export function createDeviceSettingsStore(userId: string): DeviceSettingsStore {
  const key = `parley-notifications:${userId}`;
  const listeners = new Set<() => void>();
  let current = parse(read(key));
  const change = (next: DeviceSettings) => {
    current = next;
    for (const listener of listeners) listener();
  };
  const onStorage = (event: StorageEvent) => {
    if (event.key === key) change(parse(event.newValue));
  };
  return {
    get: () => current,
    set(patch) {
      const next = { ...current, ...patch };
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A full store: it holds for as long as the page.
      }
      change(next);
    },
    subscribe(listener) {
      if (listeners.size === 0) window.addEventListener("storage", onStorage);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) window.removeEventListener("storage", onStorage);
      };
    },
  };
}

function read(key: string): string | null {
  return typeof localStorage === "undefined" ? null : localStorage.getItem(key);
}

/** Anyone can write to the store of a browser. */
function parse(kept: string | null): DeviceSettings {
  try {
    const found: Partial<Record<keyof DeviceSettings, unknown>> | null = JSON.parse(kept ?? "null");
    return {
      on: found?.on === true,
      sound: found?.sound === true,
      putOffAt: typeof found?.putOffAt === "number" ? found.putOffAt : 0,
    };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return DEFAULT_DEVICE_SETTINGS;
  }
}
