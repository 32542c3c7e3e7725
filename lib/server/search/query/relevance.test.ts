import { expect, test } from "vitest";
import { buildClauses } from "./clause";
import { relevanceScore } from "./relevance";

const now = Date.UTC(2026, 0, 1);
const message = (content: string) => ({
  content,
  senderId: null,
  type: "text",
  attachments: null,
  createdAt: new Date(now),
  deletedAt: null,
});

test("a word as it was typed scores higher than a longer word or one with the same stem", () => {
  const clauses = buildClauses([{ text: "otter", exact: false, prefix: true }]);
  clauses[0]?.matchers[0]?.stemVariants.add("ottern");
  const score = (content: string) => relevanceScore(message(content), clauses, now);
  expect(score("an otter")).toBeGreaterThan(score("an otters"));
  expect(score("an otter")).toBeGreaterThan(score("an ottern"));
});
