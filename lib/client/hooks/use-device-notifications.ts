"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import {
  createDeviceSettingsStore,
  DEFAULT_DEVICE_SETTINGS,
  type DeviceSettings,
  type DeviceSettingsStore,
} from "../notifications/device-settings";
import { subscribePush, supportsNotifications, unsubscribePush } from "../notifications/push";
import { useChat } from "./chat-context";
import { useMe } from "./use-me";

export type NotifyPermission = NotificationPermission | "unsupported";

const stores = new Map<string, DeviceSettingsStore>();

/** Returns the user's notification settings for this browser: one store per page, so that all components agree. */
export function useDeviceSettingsStore(): DeviceSettingsStore {
  const { id } = useMe();
  return useMemo(() => {
    const store = stores.get(id) ?? createDeviceSettingsStore(id);
    stores.set(id, store);
    return store;
  }, [id]);
}

export function useDeviceSettings(): DeviceSettings {
  const store = useDeviceSettingsStore();
  return useSyncExternalStore(store.subscribe, store.get, () => DEFAULT_DEVICE_SETTINGS);
}

/** Returns the browser's notification permission and follows its changes; null until it is known. */
export function useNotifyPermission(): NotifyPermission | null {
  return useSyncExternalStore<NotifyPermission | null>(
    subscribeToPermission,
    () => permission,
    () => null,
  );
}

let permission: NotifyPermission | null = null;
const listeners = new Set<() => void>();

function subscribeToPermission(listener: () => void): () => void {
  // Some browsers report no permission changes: look again when the page regains the focus.
  if (listeners.size === 0) window.addEventListener("focus", refreshPermission);
  listeners.add(listener);
  void refreshPermission();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("focus", refreshPermission);
  };
}

async function refreshPermission(): Promise<void> {
  const current = supportsNotifications() ? await queryPermission() : "unsupported";
  if (current === permission) return;
  permission = current;
  for (const listener of listeners) listener();
}

let status: PermissionStatus | undefined;

/** Queries asynchronously: `Notification.permission` blocks the page until the browser process answers. */
async function queryPermission(): Promise<NotificationPermission> {
  try {
    status ??= await navigator.permissions.query({ name: "notifications" });
    status.onchange = refreshPermission;
    return status.state === "prompt" ? "default" : status.state;
  } catch {
    // This browser cannot query `notifications`.
    return Notification.permission;
  }
}

/** Turns this browser's notifications on, which may ask for permission, and off. Both throw an ApiError. */
export function useNotificationToggle() {
  const { api } = useChat();
  const store = useDeviceSettingsStore();
  const turnOn = useCallback(async () => {
    // Must come first: browsers prompt only right after a click.
    const result = await Notification.requestPermission();
    await refreshPermission();
    if (result !== "granted") return;
    store.set({ on: true });
    await subscribePush(api);
  }, [api, store]);
  const turnOff = useCallback(async () => {
    store.set({ on: false });
    await unsubscribePush(api);
  }, [api, store]);
  return { turnOn, turnOff, setSound: (sound: boolean) => store.set({ sound }) };
}
