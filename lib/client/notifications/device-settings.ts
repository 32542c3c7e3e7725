/** A user's notification settings for this browser. */
export interface DeviceSettings {
  /** Whether this browser notifies; the browser's permission is separate. */
  on: boolean;
  sound: boolean;
  /** When the user last dismissed the permission prompt, in ms since the epoch; 0 for never. */
  putOffAt: number;
}

export interface DeviceSettingsStore {
  get(): DeviceSettings;
  set(patch: Partial<DeviceSettings>): void;
  /** Calls `listener` at each change, made in any tab. */
  subscribe(listener: () => void): () => void;
}

export const DEFAULT_DEVICE_SETTINGS: DeviceSettings = { on: false, sound: false, putOffAt: 0 };

/** Creates the settings' store in localStorage: they concern this browser only. */
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
        // The storage is full: the setting lasts as long as the page.
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

/** Validates the stored settings: localStorage may hold anything. */
function parse(json: string | null): DeviceSettings {
  try {
    const stored: Partial<Record<keyof DeviceSettings, unknown>> | null = JSON.parse(json ?? "null");
    return {
      on: stored?.on === true,
      sound: stored?.sound === true,
      putOffAt: typeof stored?.putOffAt === "number" ? stored.putOffAt : 0,
    };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return DEFAULT_DEVICE_SETTINGS;
  }
}
