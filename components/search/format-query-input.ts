import type { Chip, QueryInput } from "./parse-query-input";

/** A search as the text that the server and the address take. Chips come first: a quote left open in the words ends nothing. */
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

/** The sign before a name is taken off when it is read: a name that begins with one, or with a quote, gets one more. */
const escaped = (value: string, sign: string): string =>
  value.startsWith(sign) || value.startsWith('"') ? `${sign}${value}` : value;

/** Nothing between quotes can hold one: of a name that does, its longest part without names it still. */
function quoted(value: string, sign = ""): string {
  const longest = value.split('"').reduce((best, part) => (part.length > best.length ? part : best), "");
  return `"${longest.startsWith(sign) ? sign : ""}${longest.trim()}"`;
}
