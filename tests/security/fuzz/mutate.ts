import type { Random } from "@/tests/support/random";

/** Edge-case values that commonly break programs. */
const NASTY: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => -0.5,
  () => 1e308,
  () => Number.MAX_SAFE_INTEGER,
  () => Number.MAX_SAFE_INTEGER + 1,
  () => 2 ** 31,
  () => "",
  () => " ",
  () => "\u0000",
  () => "\ud800",
  () => "\u202e",
  () => "__proto__",
  () => "constructor",
  () => "' or 1=1 --",
  () => "#{{<%[%'\"}}%\\",
  () => "../../../etc/passwd",
  () => "%00%0d%0a",
  () => "NaN",
  () => "9".repeat(400),
  () => "x".repeat(9_000),
  () => "🙂".repeat(3_000),
  () => "a\u0301".repeat(3_000),
  () => "00000000-0000-0000-0000-000000000000",
  () => "ffffffff-ffff-7fff-bfff-ffffffffffff",
  () => "0000-01-01T00:00:00Z",
  () => "9999-12-31T23:59:59.999999999Z",
  () => "2026-02-30T25:61:61Z",
  () => [],
  () => {},
  () => ({}),
  () => [[[[[[]]]]]],
  () => Array.from({ length: 2_000 }, () => 1),
  () => ({ toString: 1, valueOf: null }),
  () => ({ $ne: null, length: -1 }),
  () => JSON.parse('{"__proto__":{"administers":true}}'),
  () => JSON.parse("[".repeat(2_000) + "]".repeat(2_000)),
];

export const edgeCaseValue = (random: Random): unknown => random.pick(NASTY)?.();

/** Returns one of the edge cases as well-formed text of at most `max` characters. */
export function edgeCaseText(random: Random, max: number): string {
  const value = edgeCaseValue(random);
  return (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).slice(0, max).toWellFormed();
}

/** Returns a copy of `value` with a random error, or occasionally `value` itself. */
export function mutate(value: unknown, random: Random): unknown {
  if (random.chance(0.15)) return edgeCaseValue(random);
  if (Array.isArray(value)) {
    if (value.length === 0 || random.chance(0.3)) return [...value, edgeCaseValue(random)];
    const at = random.below(value.length);
    return value.map((one, index) => (index === at ? mutate(one, random) : one));
  }
  if (typeof value !== "object" || value === null) return random.chance(0.6) ? edgeCaseValue(random) : value;
  const entries = Object.entries(value);
  const fate = random.next();
  if (entries.length === 0 || fate < 0.2) entries.push([edgeCaseText(random, 100), edgeCaseValue(random)]);
  else if (fate < 0.35) entries.splice(random.below(entries.length), 1);
  else if (fate < 0.95) {
    const entry = entries[random.below(entries.length)];
    if (entry) entry[1] = mutate(entry[1], random);
  }
  return Object.fromEntries(entries);
}

/** Returns the value's JSON, sometimes truncated, duplicated or corrupted. */
export function corruptJson(value: unknown, random: Random): string {
  const text = JSON.stringify(value) ?? "";
  const fate = random.next();
  if (fate < 0.85) return text;
  const at = random.below(text.length + 1);
  if (fate < 0.9) return text.slice(0, at);
  if (fate < 0.95) return text + text.slice(at);
  return `${text.slice(0, at)}${String.fromCharCode(random.below(0x2_00))}${text.slice(at + 1)}`;
}
