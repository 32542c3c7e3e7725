import { useFormatter } from "use-intl";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** A number of bytes as people read it: 1.2 MB. */
export function useFormatBytes(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    let value = bytes;
    let unit = 0;
    while (value >= 1_000 && unit < UNITS.length - 1) {
      value /= 1_000;
      unit += 1;
    }
    return format.number(value, {
      style: "unit",
      unit: UNITS[unit],
      // Nobody writes a few bytes short.
      unitDisplay: unit === 0 ? "long" : "short",
      maximumFractionDigits: unit < 2 || value >= 100 ? 0 : 1,
    });
  };
}
