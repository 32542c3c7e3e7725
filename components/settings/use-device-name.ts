import { useTranslations } from "use-intl";
import { parseUserAgent } from "./parse-user-agent";

/** How to call a device by its User-Agent. */
export function useDeviceName(userAgent: string | null): { device: string; mobile: boolean } {
  const words = useTranslations("settings");
  const found = parseUserAgent(userAgent ?? "");
  const device = found
    ? words("device", { browser: found.browser, system: found.system })
    : words("unknownDevice");
  return { device, mobile: found?.mobile ?? false };
}
