import { useFormatter } from "use-intl";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** Returns a function that formats a number of bytes in the reader's language: 1.2 MB. */
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
      // Bytes are spelled out: 12 bytes.
      unitDisplay: unit === 0 ? "long" : "short",
      maximumFractionDigits: unit < 2 || value >= 100 ? 0 : 1,
    });
  };
}
