import type { Random } from "./random";
import { parseTemplate, type TemplatePart } from "./text-template";

/** One message of a dialogue, by a role. */
export interface DialogueLine {
  role: string;
  text: readonly TemplatePart[];
  /** Sent a long while after the previous line. */
  afterPause: boolean;
  /** Index of the line that this one replies to. */
  replyToIndex: number | null;
  isQuestion: boolean;
}

/** A conversation between roles. A room assigns its members to them. */
export interface Dialogue {
  lines: readonly DialogueLine[];
  /** All roles: those that speak, in order of appearance, then those that are only named. */
  roles: readonly string[];
  /** Roles bound to a person, by the local part of the e-mail address. */
  cast: ReadonlyMap<string, string>;
}

const LINE = /^([A-F])(?:\^(\d))?:(?: (.*))?$/;

/**
 * Parses dialogues that are separated by `---`. `A: text` is a message of role A; `B^2: text` replies to the message two
 * before it; rows indented by two spaces continue the message above; `..` is a long pause; `cast A=ann` binds a role to a
 * person. `parseTemplate` describes the texts.
 */
export function parseDialogues(source: string): Dialogue[] {
  return source.split(/^---$/m).map((part) => parseDialogue(part.trim().split("\n")));
}

function parseDialogue(rows: readonly string[]): Dialogue {
  const messages: { role: string; lines: string[]; afterPause: boolean; replyToIndex: number | null }[] = [];
  const cast = new Map<string, string>();
  let afterPause = false;
  for (const row of rows) {
    const message = LINE.exec(row);
    if (message) {
      const [, role = "", back, text] = message;
      const replyToIndex = back ? messages.length - Number(back) : null;
      messages.push({ role, lines: text === undefined ? [] : [text], afterPause, replyToIndex });
      afterPause = false;
    } else if (row === "..") {
      afterPause = true;
    } else if (row.startsWith("cast ")) {
      for (const pair of row.slice(5).split(" ")) cast.set(pair[0] ?? "", pair.slice(2));
    } else {
      if (row !== "" && !row.startsWith("  ")) throw new Error(`not a row of a dialogue: ${row}`);
      messages.at(-1)?.lines.push(row.slice(2));
    }
  }
  const parsed = messages.map(({ lines, ...message }) => {
    const text = lines.join("\n").trim();
    return { ...message, text: parseTemplate(text), isQuestion: /[?？؟]$/.test(text) };
  });
  return { lines: parsed, roles: rolesOf(parsed), cast };
}

/** Returns the index that a line replies to: the given one or, at random for early answers, that of the opening question. */
export function replyTarget(random: Random, { lines }: Dialogue, index: number): number | null {
  const [opening] = lines;
  const line = lines[index];
  if (!opening || !line || line.replyToIndex !== null) return line?.replyToIndex ?? null;
  const lateAnswer = opening.isQuestion && line.role !== opening.role && index > 1 && index < 5;
  return lateAnswer && random.chance(0.2) ? 0 : null;
}

function rolesOf(lines: readonly DialogueLine[]): string[] {
  const speaking = lines.map((line) => line.role);
  const named = lines.flatMap((line) => line.text.flatMap((part) => ("role" in part ? [part.role] : [])));
  return [...new Set([...speaking, ...named])];
}
