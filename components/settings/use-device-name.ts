import { useTranslations } from "use-intl";
import { deviceOf } from "./parse-user-agent";

/** How to call a device by its User-Agent. */
export function useDeviceName(userAgent: string | null): { device: string; mobile: boolean } {
  const words = useTranslations("settings");
  const found = deviceOf(userAgent ?? "");
  const device = found
    ? words("device", { browser: found.browser, system: found.system })
    : words("unknownDevice");
  return { device, mobile: found?.mobile ?? false };
}
