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

/** What the signed-in person wants of this browser: one store a page, so that every part of it agrees. */
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

/** Whether the browser lets this page notify, as it changes; null before the page knows. */
export function useNotifyPermission(): NotifyPermission | null {
  return useSyncExternalStore<NotifyPermission | null>(
    onPermission,
    () => permission,
    () => null,
  );
}

let permission: NotifyPermission | null = null;
const listeners = new Set<() => void>();

function onPermission(listener: () => void): () => void {
  // Where the browser does not tell of a change, it shows when the page has the focus again.
  if (listeners.size === 0) window.addEventListener("focus", lookUp);
  listeners.add(listener);
  void lookUp();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("focus", lookUp);
  };
}

async function lookUp(): Promise<void> {
  const found = supportsNotifications() ? await askBrowser() : "unsupported";
  if (found === permission) return;
  permission = found;
  for (const listener of listeners) listener();
}

let status: PermissionStatus | undefined;

/** `Notification.permission` alone would hold the page up until the browser's own process has answered. */
async function askBrowser(): Promise<NotificationPermission> {
  try {
    status ??= await navigator.permissions.query({ name: "notifications" });
    status.onchange = lookUp;
    return status.state === "prompt" ? "default" : status.state;
  } catch {
    // A browser that does not know the name.
    return Notification.permission;
  }
}

/** Turning this browser's notifications on, which may ask for permission, and off. Both throw an ApiError. */
export function useNotificationToggle() {
  const { api } = useChat();
  const store = useDeviceSettingsStore();
  const turnOn = useCallback(async () => {
    // First of all: a browser asks only right after a click.
    const answer = await Notification.requestPermission();
    await lookUp();
    if (answer !== "granted") return;
    store.set({ on: true });
    await subscribePush(api);
  }, [api, store]);
  const turnOff = useCallback(async () => {
    store.set({ on: false });
    await unsubscribePush(api);
  }, [api, store]);
  return { turnOn, turnOff, setSound: (sound: boolean) => store.set({ sound }) };
}
