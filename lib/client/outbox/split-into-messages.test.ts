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
const split = (text: string, ...files: DraftFile[]) =>
  splitIntoMessages(text, files, { replyTo: "r" }).map(({ content, files: sent = [], replyTo }) => [
    content,
    sent.map(({ id }) => id).join(""),
    replyTo,
  ]);

test("text alone is one message, with the reply", () => {
  expect(split("hello")).toEqual([["hello", "", "r"]]);
});

test("files without captions share a message with the text, ten at most", () => {
  expect(split("look", file("a"), file("b"))).toEqual([["look", "ab", "r"]]);
  const twelve = [..."abcdefghijkl"].map((id) => file(id));
  expect(split("", ...twelve)).toEqual([
    ["", "abcdefghij", "r"],
    ["", "kl", undefined],
  ]);
});

test("a file with a caption is a message of its own, in its place", () => {
  expect(split("text", file("a"), file("b", " one "), file("c"))).toEqual([
    ["text", "a", "r"],
    ["one", "b", undefined],
    ["", "c", undefined],
  ]);
});

test("when every file has a caption, the text is a message before them; without a text the first file has the reply", () => {
  expect(split("text", file("a", "one"))).toEqual([
    ["text", "", "r"],
    ["one", "a", undefined],
  ]);
  expect(split("", file("a", "one"), file("b", "two"))).toEqual([
    ["one", "a", "r"],
    ["two", "b", undefined],
  ]);
});

test("a caption becomes the message's text and leaves its file", () => {
  expect(splitIntoMessages("", [file("a", "one")], {})[0]?.files?.[0]).not.toHaveProperty("caption");
});
