import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { deriveMessageStatus } from "../shared/message-status";
import { registration } from "./accounts";
import { historyQuery, sendMessage } from "./messages";
import { reactionParams } from "./path-params";
import { singleLineText } from "./primitives";
import { clientEvents } from "./realtime";
import { searchQuery } from "./search";

const draft = (more: object) => ({ id: uuidv7(), roomId: uuidv7(), content: "hello", ...more });
const accepts = (more: object) => sendMessage.safeParse(draft(more)).success;

test("content is bounded in code points, not in bytes or UTF-16 units", () => {
  expect(accepts({ content: "👩".repeat(8_000) })).toBe(true);
  expect(accepts({ content: "👩".repeat(8_001) })).toBe(false);
  expect(accepts({ content: "a".repeat(8_001) })).toBe(false);
});

test("content must be storable, and not blank unless there are attachments", () => {
  for (const content of ["", " \n\t", "nul\u0000", "half a pair \ud800"])
    expect(accepts({ content })).toBe(false);
  expect(accepts({ content: "", attachmentIds: [uuidv7()] })).toBe(true);
  expect(accepts({ attachmentIds: Array.from({ length: 11 }, () => uuidv7()) })).toBe(false);
});

test("mentions are ids, or only `all`", () => {
  expect(accepts({ mentions: ["all"] })).toBe(true);
  expect(accepts({ mentions: [uuidv7()] })).toBe(true);
  expect(accepts({ mentions: ["all", uuidv7()] })).toBe(false);
  expect(accepts({ mentions: ["Ann"] })).toBe(false);
});

test("an unknown field is rejected, prototype names included", () => {
  expect(accepts({ surprise: 1 })).toBe(false);
  expect(sendMessage.safeParse(JSON.parse(`{"__proto__":{"id":"${uuidv7()}"},"content":"x"}`)).success).toBe(
    false,
  );
});

test("a name is normalized to one line", () => {
  const name = singleLineText(20);
  expect(name.parse("  Ann \u202e \n  Becker\u0007 ")).toBe("Ann Becker");
  expect(name.parse("e\u0301")).toBe("é");
  expect(name.safeParse("\u200f \u0000").success).toBe(false);
  expect(name.safeParse("x".repeat(21)).success).toBe(false);
});

test("an e-mail address is lower-cased; a password has a minimum length", () => {
  const given = { email: " Ann@Example.COM ", name: "Ann", password: "12345678" };
  expect(registration.parse(given).email).toBe("ann@example.com");
  expect(registration.safeParse({ ...given, password: "1234567" }).success).toBe(false);
  expect(registration.safeParse({ ...given, email: "nobody" }).success).toBe(false);
});

test("history takes at most one cursor, and only numbers", () => {
  expect(historyQuery.parse({ before: "7", limit: "3" })).toEqual({ before: 7, limit: 3 });
  for (const query of [
    { before: "1", after: "2" },
    { before: "-1" },
    { limit: "0" },
    { limit: "101" },
    { at: "soon" },
  ]) {
    expect(historyQuery.safeParse(query).success).toBe(false);
  }
});

test("a reaction is one emoji", () => {
  const isEmoji = (emoji: string) => reactionParams.safeParse({ id: uuidv7(), emoji }).success;
  for (const emoji of ["👍", "👍🏽", "❤️", "👩‍👩‍👧", "🇩🇪", "1️⃣"]) expect(isEmoji(emoji), emoji).toBe(true);
  for (const text of ["", "a", "1", "👍👍", "👍 ", "<b>", "\u0000"]) expect(isEmoji(text), text).toBe(false);
});

test.each([
  ["invisible characters", "An\u200bn\u2060 B\u00adecker", "An n B ecker"],
  ["a letter filler", "Ann\u3164", "Ann"],
  ["piled combining marks", `Z${"\u0335".repeat(40)}algo`, `Z${"\u0335".repeat(4)}algo`],
  ["a lone surrogate", "Ann\ud800", "Ann\ufffd"],
  ["a direction mark", "exe.\u202egpj", "exe. gpj"],
  ["tag characters", "Ann\u{e0041}\u{e0042}", "Ann"],
  ["stray joiners", "\u200dAnn \u200c Bo\u200d", "Ann Bo"],
])("a name loses %s", (_, given, kept) => {
  expect(singleLineText(80).parse(given)).toBe(kept);
});

test.each([
  "👩‍👩‍👧",
  "❤️",
  "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
  "می‌خواهم",
  "क्षि",
  "שָׁלוֹם",
  "ครั้งที่",
])("a name keeps %s unchanged", (text) => {
  expect(singleLineText(80).parse(text)).toBe(text.normalize("NFC"));
});

test.each(["\u200d", "\u2800", "\u3164\u3164", "\u0301", "\ufe0f", "\u{e0041}"])(
  "%j alone is not a valid name",
  (text) => {
    expect(singleLineText(80).safeParse(text).success).toBe(false);
  },
);

test("sync names at most a thousand rooms", () => {
  const rooms = (count: number) => ({
    rooms: Object.fromEntries(Array.from({ length: count }, () => [uuidv7(), 1])),
  });
  expect(clientEvents.sync.safeParse(rooms(1_000)).success).toBe(true);
  expect(clientEvents.sync.safeParse(rooms(1_001)).success).toBe(false);
});

test("a message is delivered or read once every other member has it", () => {
  const member = (userId: string, readSeq: number, deliveredSeq: number) => ({
    userId,
    readSeq,
    deliveredSeq,
  });
  const ann = member("ann", 0, 0);
  expect(deriveMessageStatus(5, "ann", [ann])).toBe("sent");
  expect(deriveMessageStatus(5, "ann", [ann, member("bo", 5, 5), member("cy", 4, 4)])).toBe("sent");
  expect(deriveMessageStatus(5, "ann", [ann, member("bo", 5, 5), member("cy", 4, 5)])).toBe("delivered");
  expect(deriveMessageStatus(5, "ann", [ann, member("bo", 5, 5), member("cy", 9, 9)])).toBe("read");
});

test("a search query that the database cannot execute is rejected", () => {
  const cursor = "1795533447178_01a20e3d-f64a-701e-8f48-5f03ab336f99";
  for (const query of [{}, { q: "a b" }, { cursor }]) expect(searchQuery.safeParse(query).success).toBe(true);
  for (const query of [
    { q: "nul \u0000" },
    { cursor: `1_${"-".repeat(36)}` },
    { cursor: `${"9".repeat(16)}${cursor.slice(13)}` },
    { surprise: 1 },
  ]) {
    expect(searchQuery.safeParse(query).success, JSON.stringify(query)).toBe(false);
  }
});
