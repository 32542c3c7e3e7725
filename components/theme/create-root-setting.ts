import { useSyncExternalStore } from "react";
import { setCookie } from "@/components/ui/set-cookie";

interface RootSetting<T extends string> {
  /** The cookie that stores it: not local storage, so that the server writes the attribute before the first paint. */
  cookie: string;
  /** The data attribute of the root element; absent for `system`. */
  attribute: string;
  values: readonly T[];
}

/** Creates the hook of an appearance setting that is a data attribute of the root element; `system` removes it. */
export function createRootSetting<T extends string>({ cookie, attribute, values }: RootSetting<T>) {
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  const current = (): T | "system" => {
    const stored = document.documentElement.dataset[attribute];
    return values.find((value) => value === stored) ?? "system";
  };
  const choose = (value: T | "system") => {
    const { dataset } = document.documentElement;
    if (value === "system") delete dataset[attribute];
    else dataset[attribute] = value;
    setCookie(cookie, value === "system" ? null : value);
    for (const listener of listeners) listener();
  };
  return (): [T | "system", (value: T | "system") => void] => [
    useSyncExternalStore<T | "system">(subscribe, current, () => "system"),
    choose,
  ];
}
