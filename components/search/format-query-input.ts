import type { Chip, QueryInput } from "./parse-query-input";

/**
 * Formats a query input for the server and the URL. Chips come first, so that an unclosed quote in the text affects
 * none.
 */
export function formatQueryInput({ chips, text }: QueryInput): string {
  return [...chips.map(formatChip), text.trim()].filter((part) => part !== "").join(" ");
}

export function formatChip(chip: Chip): string {
  switch (chip.kind) {
    case "from":
      return `from:${isBare(chip.value) ? `@${chip.value}` : quoted(chip.value, "@")}`;
    case "in":
      return `in:${isBare(chip.value) ? escaped(chip.value, "#") : quoted(chip.value, "#")}`;
    case "phrase":
      return quoted(chip.value);
    case "not":
      return `-${isBare(chip.value) && !/^(from|in|before|after|on|has):/i.test(chip.value) ? chip.value : quoted(chip.value)}`;
    default:
      return `${chip.kind}:${chip.value}`;
  }
}

const isBare = (value: string): boolean => /^\S+$/.test(value);

/** Escapes a name that starts with the sign or a quote by one more sign, as parsing strips one. */
const escaped = (value: string, sign: string): string =>
  value.startsWith(sign) || value.startsWith('"') ? `${sign}${value}` : value;

/**
 * Quotes a value. A quoted value cannot contain quotes, so the longest part without one is used, which still matches.
 */
function quoted(value: string, sign = ""): string {
  const longest = value.split('"').reduce((best, part) => (part.length > best.length ? part : best), "");
  return `"${longest.startsWith(sign) ? sign : ""}${longest.trim()}"`;
}
