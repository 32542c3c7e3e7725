import { useSyncExternalStore } from "react";
import { setCookie } from "@/components/ui/set-cookie";

interface RootSetting<T extends string> {
  /** The cookie that keeps it: not local storage, so that the server writes the attribute before the first paint. */
  cookie: string;
  /** The data attribute of the root element; none while the system decides. */
  attribute: string;
  values: readonly T[];
}

/** A choice of looks that stands on the root element; `system` takes it off again. Returns its hook. */
export function createRootSetting<T extends string>({ cookie, attribute, values }: RootSetting<T>) {
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  const current = (): T | "system" => {
    const set = document.documentElement.dataset[attribute];
    return values.find((value) => value === set) ?? "system";
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
