import type { Random } from "./random";
import { parseTemplate, type TemplatePart } from "./text-template";

/** One message of a fragment, said by a role. */
export interface DialogueLine {
  role: string;
  text: readonly TemplatePart[];
  /** Comes a good while after the turn before. */
  afterPause: boolean;
  /** Index of the turn that this one replies to. */
  replyToIndex: number | null;
  isQuestion: boolean;
}

/** A piece of conversation between roles, which a room gives to its members. */
export interface Dialogue {
  lines: readonly DialogueLine[];
  /** The roles by order of appearance, in the turns or only by name. */
  roles: readonly string[];
  /** Roles that only this person can have, by the part of the e-mail address before the @. */
  cast: ReadonlyMap<string, string>;
}

const TURN = /^([A-F])(?:\^(\d))?:(?: (.*))?$/;

/**
 * Reads fragments that are separated by lines of `---`. A line `A: text` is a turn of role A, `B^2: text` one that
 * replies to the turn two before it, lines indented by two spaces go on with the message above, `..` is a long pause,
 * and `cast A=ann` binds a role to a person. For what a text may hold see `parseTemplate`.
 */
export function parseDialogues(source: string): Dialogue[] {
  return source.split(/^---$/m).map((part) => parseFragment(part.trim().split("\n")));
}

function parseFragment(lines: readonly string[]): Dialogue {
  const turns: { role: string; lines: string[]; afterPause: boolean; replyToIndex: number | null }[] = [];
  const cast = new Map<string, string>();
  let afterPause = false;
  for (const line of lines) {
    const turn = TURN.exec(line);
    if (turn) {
      const [, role = "", back, text] = turn;
      const replyToIndex = back ? turns.length - Number(back) : null;
      turns.push({ role, lines: text === undefined ? [] : [text], afterPause, replyToIndex });
      afterPause = false;
    } else if (line === "..") {
      afterPause = true;
    } else if (line.startsWith("cast ")) {
      for (const pair of line.slice(5).split(" ")) cast.set(pair[0] ?? "", pair.slice(2));
    } else {
      if (line !== "" && !line.startsWith("  ")) throw new Error(`no turn of a conversation: ${line}`);
      turns.at(-1)?.lines.push(line.slice(2));
    }
  }
  const parsed = turns.map(({ lines, ...turn }) => {
    const text = lines.join("\n").trim();
    return { ...turn, text: parseTemplate(text), isQuestion: /[?？؟]$/.test(text) };
  });
  return { lines: parsed, roles: rolesOf(parsed), cast };
}

/** The turn that a message replies to: the one given, or now and then the opening question when others spoke since. */
export function replyTarget(random: Random, { lines }: Dialogue, index: number): number | null {
  const [opening] = lines;
  const turn = lines[index];
  if (!opening || !turn || turn.replyToIndex !== null) return turn?.replyToIndex ?? null;
  const lateAnswer = opening.isQuestion && turn.role !== opening.role && index > 1 && index < 5;
  return lateAnswer && random.chance(0.2) ? 0 : null;
}

function rolesOf(turns: readonly DialogueLine[]): string[] {
  const speaking = turns.map((turn) => turn.role);
  const named = turns.flatMap((turn) => turn.text.flatMap((piece) => ("role" in piece ? [piece.role] : [])));
  return [...new Set([...speaking, ...named])];
}
