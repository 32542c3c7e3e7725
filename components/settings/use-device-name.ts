import { useTranslations } from "use-intl";
import { parseUserAgent } from "./parse-user-agent";

/** Returns the display name of the device with this User-Agent. */
export function useDeviceName(userAgent: string | null): { device: string; mobile: boolean } {
  const t = useTranslations("settings");
  const found = parseUserAgent(userAgent ?? "");
  const device = found ? t("device", { browser: found.browser, system: found.system }) : t("unknownDevice");
  return { device, mobile: found?.mobile ?? false };
}
