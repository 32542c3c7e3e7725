import { expect, test } from "vitest";
import type { DraftFile } from "../uploads/picked-file";
import { splitIntoMessages } from "./split-into-messages";

const file = (id: string, caption = ""): DraftFile => ({
  id,
  name: id,
  size: 1,
  type: "",
  kind: "file",
  caption,
});
const planned = (text: string, ...files: DraftFile[]) =>
  splitIntoMessages(text, files, { replyTo: "r" }).map(({ content, files: sent = [], replyTo }) => [
    content,
    sent.map(({ id }) => id).join(""),
    replyTo,
  ]);

test("text alone is a message, with what it answers", () => {
  expect(planned("hello")).toEqual([["hello", "", "r"]]);
});

test("files without captions are one message with the text, ten at most", () => {
  expect(planned("look", file("a"), file("b"))).toEqual([["look", "ab", "r"]]);
  const twelve = [..."abcdefghijkl"].map((id) => file(id));
  expect(planned("", ...twelve)).toEqual([
    ["", "abcdefghij", "r"],
    ["", "kl", undefined],
  ]);
});

test("a file with a caption of its own is a message of its own, in its place", () => {
  expect(planned("text", file("a"), file("b", " one "), file("c"))).toEqual([
    ["text", "a", "r"],
    ["one", "b", undefined],
    ["", "c", undefined],
  ]);
});

test("where each has its own caption the text goes ahead, and without a text the first is the answer", () => {
  expect(planned("text", file("a", "one"))).toEqual([
    ["text", "", "r"],
    ["one", "a", undefined],
  ]);
  expect(planned("", file("a", "one"), file("b", "two"))).toEqual([
    ["one", "a", "r"],
    ["two", "b", undefined],
  ]);
});

test("no file keeps its caption: it is the message's text", () => {
  expect(splitIntoMessages("", [file("a", "one")], {})[0]?.files?.[0]).not.toHaveProperty("caption");
});
