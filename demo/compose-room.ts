import type { DemoPerson } from "./demo-people";
import type { DemoRoom } from "./demo-rooms";
import { type Dialogue, replyTarget } from "./dialogue";
import { generateMessageTimes, type MessagePacing } from "./message-times";
import type { Random } from "./random";
import { rephrase } from "./rephrase";
import { TemplateRenderer } from "./text-template";

/** A message of the demo before it is stored; its index in the room is its seq − 1. */
export interface DemoMessage {
  sender: DemoPerson;
  content: string;
  mentions: string[];
  /** Index of the message replied to. */
  replyToIndex: number | null;
  at: number;
}

type PacedMessage = Omit<DemoMessage, "at"> & Pick<MessagePacing, "afterPause">;

const NODS = [
  "👍",
  "❤️",
  "😄",
  "🙏",
  "👏",
  "ok",
  "nice",
  "+1",
  "haha",
  "thanks!",
  "🔥",
  "same here",
  "good to know",
  "💯",
];
/** From this length on a sentence that was said before is noticed. */
const NOTICED = 30;

/** Tells the conversations of a room. `told` collects what was said in any room, so that nobody says it again. */
export function composeRoom(
  random: Random,
  room: DemoRoom,
  members: readonly DemoPerson[],
  told: Set<string>,
  now: number,
): DemoMessage[] {
  const conversations = new Conversations(random, members, told);
  const fragments = chooseFragments(random, room, members.length);
  const said = fragments.map((fragment, index) =>
    conversations.tell(fragment, index === fragments.length - 1),
  );
  const beats = said.map((turns) =>
    turns.map(({ content, afterPause }) => ({ length: content.length, afterPause })),
  );
  const times = generateMessageTimes(random.fork(), beats, room.hours, now - room.quietForMinutes * 60_000);
  return said.flatMap((turns, index) =>
    turns.map(({ afterPause: _, ...turn }, place) => ({
      ...turn,
      at: Math.floor(times[index]?.[place] ?? now),
    })),
  );
}

/** All that fits the room, and then what can be said a second time without being recognised. */
function chooseFragments(random: Random, room: DemoRoom, size: number): Dialogue[] {
  const fitting = room.topics.flat().filter((fragment) => fragment.roles.length <= size);
  const again = fitting.toSorted((a, b) => openness(b) - openness(a)).slice(0, Math.ceil(fitting.length / 2));
  const chosen: Dialogue[] = [];
  let deck = random.shuffled(fitting);
  for (let messages = 0; messages < room.messages; messages += chosen.at(-1)?.lines.length ?? 1) {
    if (deck.length === 0) deck = random.shuffled(again);
    const next = deck.pop();
    if (next) chosen.push(next);
  }
  chosen.splice(Math.floor(chosen.length * 0.85), 0, ...(room.once ?? []));
  return [...chosen, ...room.closing];
}

/** The share of turns that come out differently the next time. */
function openness({ lines }: Dialogue): number {
  const open = lines.filter(({ text }) => text.some((piece) => "choices" in piece || "slot" in piece));
  return open.length / lines.length;
}

class Conversations {
  private length = 0;

  constructor(
    private readonly random: Random,
    private readonly members: readonly DemoPerson[],
    private readonly told: Set<string>,
  ) {}

  tell(fragment: Dialogue, isLast: boolean): PacedMessage[] {
    const start = this.length;
    const cast = assignRoles(this.random, fragment, this.members);
    const telling = new TemplateRenderer(this.random, cast);
    const said = fragment.lines.map((turn, index): PacedMessage => {
      const sender = cast.get(turn.role);
      if (!sender) throw new Error(`nobody has the role ${turn.role}`);
      const { content, mentions } = telling.render(turn.text);
      const replied = replyTarget(this.random, fragment, index);
      const answers = replied === null ? null : start + replied;
      return {
        sender,
        content: this.unheard(content),
        mentions,
        replyToIndex: answers,
        afterPause: turn.afterPause,
      };
    });
    const speakers = new Set(said.map(({ sender }) => sender));
    const bystanders = this.members.filter((member) => !speakers.has(member));
    if (!isLast && bystanders.length > 0 && this.random.chance(0.15)) {
      const content = this.random.pick(NODS);
      said.push({
        sender: this.random.pick(bystanders),
        content,
        mentions: [],
        replyToIndex: null,
        afterPause: false,
      });
    }
    this.length += said.length;
    return said;
  }

  private unheard(content: string): string {
    if (content.length < NOTICED) return content;
    let wording = content;
    for (let tries = 0; tries < 8 && this.told.has(wording); tries++)
      wording = rephrase(this.random, wording);
    this.told.add(wording);
    return wording;
  }
}

/** Gives each role of a fragment to a member, the bound ones first. */
export function assignRoles(
  random: Random,
  { roles, cast }: Dialogue,
  members: readonly DemoPerson[],
): Map<string, DemoPerson> {
  const given = new Map<string, DemoPerson>();
  for (const [role, key] of cast) {
    const person = members.find(({ email }) => email.startsWith(`${key}@`));
    if (!person) throw new Error(`${key} is not in this room`);
    given.set(role, person);
  }
  const bound = new Set(given.values());
  const others = random.shuffled(members.filter((member) => !bound.has(member)));
  for (const role of roles) {
    const person = given.has(role) ? undefined : others.pop();
    if (person) given.set(role, person);
  }
  return given;
}
