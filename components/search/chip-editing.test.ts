import { expect, test } from "vitest";
import { commitAll, commitChips, currentQuery, editChip, operatorAt } from "./chip-editing";

const typed = (text: string) => {
  let box = { chips: [], text: "", caret: 0 } as ReturnType<typeof commitChips>;
  for (const letter of text) box = commitChips({ ...box, text: box.text + letter }, box.text.length + 1);
  return box;
};

test("an operator at the caret is found with its partial value", () => {
  expect(operatorAt("walrus from:@an", 15)).toEqual({ kind: "from", query: "an", start: 7 });
  expect(operatorAt('in:"Harbour Fe', 14)).toEqual({ kind: "in", query: "Harbour Fe", start: 0 });
  expect(operatorAt("has:", 4)).toEqual({ kind: "has", query: "", start: 0 });
  for (const text of ["plain", "https://on:80", "from:bo ", 'in:"Harbour"']) {
    expect(operatorAt(text, text.length), text).toBeNull();
  }
  expect(operatorAt("from:bo", 5)).toBeNull();
});

test("a value becomes a chip once the caret leaves it, and other words stay unchanged", () => {
  expect(typed("from:bo")).toMatchObject({ chips: [], text: "from:bo" });
  expect(typed("a  from:bo ")).toMatchObject({
    chips: [{ kind: "from", value: "bo" }],
    text: "a  ",
    caret: 3,
  });
  expect(typed('"two words"')).toMatchObject({ chips: [{ kind: "phrase", value: "two words" }], text: "" });
  expect(typed("-otter has:cake x")).toMatchObject({
    chips: [{ kind: "not", value: "otter" }],
    text: "has:cake x",
  });
});

test("an unfinished value is left out of the query, and an open phrase counts as closed", () => {
  expect(currentQuery({ chips: [], text: "walrus from:@an" }, 15)).toBe("walrus");
  expect(currentQuery({ chips: [{ kind: "has", value: "link" }], text: 'walrus "on the' }, 14)).toBe(
    'has:link "on the" walrus',
  );
  expect(currentQuery({ chips: [], text: 'say 5" pipe' }, 11)).toBe('say 5" pipe');
});

test("commitAll turns the rest into chips, and editChip turns a chip back into text", () => {
  const box = commitAll({ chips: [], text: 'tusk from:"Ann Sm' });
  expect(box).toEqual({ chips: [{ kind: "from", value: "Ann Sm" }], text: "tusk" });
  expect(editChip(box, 0)).toEqual({ chips: [], text: 'tusk from:"Ann Sm' });
  expect(editChip({ chips: [{ kind: "on", value: "2026-01-31" }], text: "" }, 0).text).toBe("on:2026-01-31");
});
