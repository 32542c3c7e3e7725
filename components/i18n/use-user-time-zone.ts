import { useTimeZone } from "use-intl";

/** Returns the reader's time zone, in which all dates of the page are formatted; UTC where it is unknown. */
export const useUserTimeZone = (): string => useTimeZone() ?? "UTC";
