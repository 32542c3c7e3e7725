import type { Random } from "./random";
import { type Piece, parseText } from "./text-template";

/** One message of a fragment, said by a role. */
export interface Turn {
  role: string;
  text: readonly Piece[];
  /** Comes a good while after the turn before. */
  later: boolean;
  /** Index of the turn that this one replies to. */
  answers: number | null;
  asks: boolean;
}

/** A piece of conversation between roles, which a room gives to its members. */
export interface Fragment {
  turns: readonly Turn[];
  /** The roles by order of appearance, in the turns or only by name. */
  roles: readonly string[];
  /** Roles that only this person can have, by the part of the e-mail address before the @. */
  cast: ReadonlyMap<string, string>;
}

const TURN = /^([A-F])(?:\^(\d))?:(?: (.*))?$/;

/**
 * Reads fragments that are separated by lines of `---`. A line `A: text` is a turn of role A, `B^2: text` one that
 * replies to the turn two before it, lines indented by two spaces go on with the message above, `..` is a long pause,
 * and `cast A=ann` binds a role to a person. For what a text may hold see `parseText`.
 */
export function fragments(source: string): Fragment[] {
  return source.split(/^---$/m).map((part) => parseFragment(part.trim().split("\n")));
}

function parseFragment(lines: readonly string[]): Fragment {
  const turns: { role: string; lines: string[]; later: boolean; answers: number | null }[] = [];
  const cast = new Map<string, string>();
  let later = false;
  for (const line of lines) {
    const turn = TURN.exec(line);
    if (turn) {
      const [, role = "", back, text] = turn;
      const answers = back ? turns.length - Number(back) : null;
      turns.push({ role, lines: text === undefined ? [] : [text], later, answers });
      later = false;
    } else if (line === "..") {
      later = true;
    } else if (line.startsWith("cast ")) {
      for (const pair of line.slice(5).split(" ")) cast.set(pair[0] ?? "", pair.slice(2));
    } else {
      if (line !== "" && !line.startsWith("  ")) throw new Error(`no turn of a conversation: ${line}`);
      turns.at(-1)?.lines.push(line.slice(2));
    }
  }
  const parsed = turns.map(({ lines, ...turn }) => {
    const text = lines.join("\n").trim();
    return { ...turn, text: parseText(text), asks: /[?？؟]$/.test(text) };
  });
  return { turns: parsed, roles: rolesOf(parsed), cast };
}

/** The turn that a message replies to: the one given, or now and then the opening question when others spoke since. */
export function repliedTo(random: Random, { turns }: Fragment, index: number): number | null {
  const [opening] = turns;
  const turn = turns[index];
  if (!opening || !turn || turn.answers !== null) return turn?.answers ?? null;
  const lateAnswer = opening.asks && turn.role !== opening.role && index > 1 && index < 5;
  return lateAnswer && random.chance(0.2) ? 0 : null;
}

function rolesOf(turns: readonly Turn[]): string[] {
  const speaking = turns.map((turn) => turn.role);
  const named = turns.flatMap((turn) => turn.text.flatMap((piece) => ("role" in piece ? [piece.role] : [])));
  return [...new Set([...speaking, ...named])];
}
