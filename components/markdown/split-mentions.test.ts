import { expect, test } from "vitest";
import { splitMentions } from "./split-mentions";

const NAMES = [
  { id: "1", name: "Ann" },
  { id: "2", name: "Ann Becker" },
];
const mentions = (text: string) =>
  splitMentions(text, NAMES).flatMap((part) => (part.id ? [`${part.id} ${part.text}`] : []));

test("the longest matching name is mentioned", () => {
  expect(mentions("@Ann Becker and @Ann, not @Anna")).toEqual(["2 @Ann Becker", "1 @Ann"]);
});

test("the segments join to the text", () => {
  for (const text of ["", "@", "@@Ann@Ann", "hi @Ann!", "@Ann Becker"])
    expect(
      splitMentions(text, NAMES)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
});
