import { expect, test } from "vitest";
import { parseQuery } from "@/lib/server/search/query/parse-query";
import { formatQueryInput } from "./format-query-input";
import { parseQueryInput } from "./parse-query-input";

test("operators, phrases and excluded words become chips, the rest stays text", () => {
  expect(
    parseQueryInput('walrus from:@Bo "two words" -otter IN:"Harbour Festival" has:Image on:2026-01-31 tusk'),
  ).toEqual({
    chips: [
      { kind: "from", value: "Bo" },
      { kind: "phrase", value: "two words" },
      { kind: "not", value: "otter" },
      { kind: "in", value: "Harbour Festival" },
      { kind: "has", value: "image" },
      { kind: "on", value: "2026-01-31" },
    ],
    text: "walrus tusk",
  });
});

test("an invalid operator stays text", () => {
  const odd = 'before:2026-02-31 has:cake from:@ -from:bo "open';
  expect(parseQueryInput(odd)).toEqual({ chips: [], text: odd });
  expect(formatQueryInput(parseQueryInput(odd))).toBe(odd);
});

test("names with spaces, signs and quotes survive formatting and parsing", () => {
  for (const value of ["Bo", "Ann Smith", "@home", "@home sweet", "#general", '5"', "张伟", "O'Neil"]) {
    for (const kind of ["from", "in"] as const) {
      const written = formatQueryInput({ chips: [{ kind, value }], text: "x" });
      expect(parseQueryInput(written), written).toEqual({ chips: [{ kind, value }], text: "x" });
    }
  }
  expect(formatQueryInput({ chips: [{ kind: "from", value: 'Bo "the one" Smith' }], text: "" })).toBe(
    'from:"the one"',
  );
});

test("any input means the same to the server after parsing and formatting", () => {
  const parts = [
    "from:",
    "in:",
    "before:",
    "has:",
    "@",
    "#",
    "-",
    '"',
    '"',
    " ",
    " ",
    "bo",
    "image",
    "2026-01-31",
    "é",
    "🙂",
    "東京",
  ];
  let state = 7;
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  for (let round = 0; round < 5_000; round += 1) {
    const query = Array.from({ length: 1 + random(9) }, () => parts[random(parts.length)]).join("");
    const box = parseQueryInput(query);
    const written = formatQueryInput(box);
    expect(meaning(written), `${query} → ${written}`).toEqual(meaning(query));
    expect(parseQueryInput(written), query).toEqual(box);
  }
});

/** The query as the server parses it. The order of texts and the prefix flag of the last word are ignored. */
const meaning = (query: string): unknown =>
  Object.entries(parseQuery(query)).map(([name, value]) => [
    name,
    Array.isArray(value)
      ? value.map((one) => JSON.stringify(one).replace(/"prefix":(true|false)/, "")).toSorted()
      : value,
  ]);
