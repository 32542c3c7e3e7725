import { useTranslations } from "use-intl";
import { parseUserAgent } from "./parse-user-agent";

/** How to call a device by its User-Agent. */
export function useDeviceName(userAgent: string | null): { device: string; mobile: boolean } {
  const t = useTranslations("settings");
  const found = parseUserAgent(userAgent ?? "");
  const device = found ? t("device", { browser: found.browser, system: found.system }) : t("unknownDevice");
  return { device, mobile: found?.mobile ?? false };
}
