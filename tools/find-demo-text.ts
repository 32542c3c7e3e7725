import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { DEMO_PASSWORD, demoPeople } from "../demo/demo-people";
import { demoRooms } from "../demo/demo-rooms";
import type { Dialogue } from "../demo/dialogue";

/** Min characters of a sample sentence: shorter ones may also occur elsewhere. */
const MIN_SENTENCE = 40;
const TEXT_FILES = new Set([".js", ".mjs", ".cjs", ".json", ".map", ".html", ".rsc", ".txt"]);

/** Returns those of these files, and of the text files in these folders, that contain text of the demo. */
export function findDemoText(paths: readonly string[]): string[] {
  const samples = demoSamples();
  return paths.flatMap(textFiles).filter((file) => {
    const text = readFileSync(file, "utf8");
    return samples.some((sample) => text.includes(sample));
  });
}

/** Texts that only the demo contains: the password, the ids of its people, and a long sentence of each topic. */
function demoSamples(): string[] {
  const topics = demoRooms.flatMap(({ topics, once = [], closing }) => [...topics, once, closing]);
  const sentences = topics.map(longestSentence).filter((sentence) => sentence.length >= MIN_SENTENCE);
  return [DEMO_PASSWORD, ...demoPeople.map(({ id }) => id), ...new Set(sentences)];
}

/** Characters that a bundler might escape end a sentence here. */
function longestSentence(dialogues: readonly Dialogue[]): string {
  const literals = dialogues.flatMap(({ lines }) =>
    lines.flatMap(({ text }) => text.flatMap((part) => ("literal" in part ? [part.literal] : []))),
  );
  const sentences = literals.flatMap((literal) => literal.split(/[^\w ,.]/));
  return sentences.reduce((longest, next) => (next.length > longest.length ? next : longest), "");
}

function textFiles(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => TEXT_FILES.has(extname(name)))
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile());
}
