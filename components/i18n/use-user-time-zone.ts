import { useTimeZone } from "use-intl";

/** The reader's time zone, as all dates of the page are formatted; UTC where it is not known. */
export const useUserTimeZone = (): string => useTimeZone() ?? "UTC";
