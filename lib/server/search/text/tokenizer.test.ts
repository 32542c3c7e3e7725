import { expect, test } from "vitest";
import { fold } from "./fold";
import { messageTerms } from "./message-terms";
import { tokenize } from "./tokenizer";

const words = (text: string) => tokenize(text).map((token) => token.word);
const plain = { senderId: null, type: "text", attachments: null };

test("text with spaces is split into words at everything that is no letter or digit", () => {
  expect(words("Don't panic: foo_bar, a.b.c!")).toEqual(["don", "t", "panic", "foo", "bar", "a", "b", "c"]);
  expect(words("https://docs.example.com/guide?page=2")).toEqual([
    "https",
    "docs",
    "example",
    "com",
    "guide",
    "page",
    "2",
  ]);
  expect(words("Ελλάδα Москва مرحبا किताब")).toEqual(["ελλάδα", "москва", "مرحبا", "किताब"]);
});

test("camel-case names yield the whole word and its parts", () => {
  const [token] = tokenize("getHTTPResponse2");
  expect([token?.word, token?.subwords]).toEqual(["gethttpresponse2", ["get", "http", "response2"]]);
  expect(tokenize("größerAls")[0]?.subwords).toEqual(["größer", "als"]);
});

test("each character of an unspaced script is a token, and adjacent pairs are terms", () => {
  expect(words("東京でwifi")).toEqual(["東", "京", "で", "wifi"]);
  expect([...messageTerms({ ...plain, content: "東京 塔" })]).toEqual(["東", "東京", "京", "塔"]);
  expect(words("한국")).toEqual(["한", "국"]);
  expect(words("한국".normalize("NFD"))).toEqual(["한", "국"]);
  expect(words("ｶﾞｽ")).toEqual(["ガ", "ス"]);
  expect(words("ガ".normalize("NFD"))).toEqual(["ガ"]);
});

test("an emoji is one token, without its skin tone", () => {
  expect(words("ok👍🏽👍 👩🏽‍💻 🇩🇪🇫🇷 ❤️")).toEqual(["ok", "👍", "👍", "👩‍💻", "🇩🇪", "🇫🇷", "❤"]);
});

test("tokens carry their position in the text", () => {
  const text = "e\u0301té ＦＵＬＬ 東京";
  expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    "e\u0301té",
    "ＦＵＬＬ",
    "東",
    "京",
  ]);
  expect(words(text)).toEqual(["été", "full", "東", "京"]);
});

test("folding removes accents and optional marks, but keeps what makes a different word", () => {
  const folded = [
    "straße",
    "ångström",
    "smørrebrød",
    "łódź",
    "ёлка",
    "أحمد",
    "مُحَمَّد",
    "مدرسة",
    "שָׁלוֹם",
    "किताब",
    "οδός",
    "٢٠٢٦",
  ];
  expect(folded.map(fold)).toEqual([
    "strasse",
    "angstrom",
    "smorrebrod",
    "lodz",
    "елка",
    "احمد",
    "محمد",
    "مدرسه",
    "שלום",
    "किताब",
    "οδοσ",
    "2026",
  ]);
});

test("a very long word is truncated, never inside a character; any input is accepted", () => {
  expect(words("a".repeat(8_000))).toEqual(["a".repeat(64)]);
  expect(words(`${"a".repeat(63)}𝒳`)[0]).toBe(`${"a".repeat(63)}x`);
  expect(words(`é${"𐐨".repeat(60)}`)[0]?.isWellFormed()).toBe(true);
  expect(words("' \" \\ % _ & | ! : * ( ) \u0000 \ud800")).toEqual([]);
  expect(tokenize("𠀀".repeat(8_000))).toHaveLength(8_000);
});

test("file names, sender and facets are terms; no text can produce a sender or facet term", () => {
  const terms = messageTerms({
    senderId: "ann",
    type: "image",
    content: "see https://a.example",
    attachments: [{ name: "Rechnung_Mai.pdf", kind: "image" }],
  });
  expect([...terms].filter((term) => term.startsWith("\u0001"))).toEqual([
    "\u0001link",
    "\u0001file",
    "\u0001image",
    "\u0001ann",
  ]);
  expect(terms.has("rechnung") && terms.has("mai") && terms.has("pdf")).toBe(true);
  expect([...messageTerms({ ...plain, content: "\u0001file" })]).toEqual(["file"]);
});
