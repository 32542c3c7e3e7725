import type { DemoPerson } from "./demo-people";
import type { DemoRoom } from "./demo-rooms";
import { type Dialogue, replyTarget } from "./dialogue";
import { generateMessageTimes, type MessagePacing } from "./message-times";
import type { Random } from "./random";
import { rephrase } from "./rephrase";
import { TemplateRenderer } from "./text-template";

/** A generated message before it is stored. Its index in the room is its seq − 1. */
export interface DemoMessage {
  sender: DemoPerson;
  content: string;
  mentions: string[];
  /** Index of the message replied to. */
  replyToIndex: number | null;
  at: number;
}

type PacedMessage = Omit<DemoMessage, "at"> & Pick<MessagePacing, "afterPause">;

const SHORT_REPLIES = [
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
/** Min length of a text that may not occur twice; repeated short ones look natural. */
const MIN_UNIQUE_LENGTH = 30;

/** Generates the messages of a room. `usedSentences` collects the texts of all rooms, so that none occurs twice. */
export function composeRoom(
  random: Random,
  room: DemoRoom,
  members: readonly DemoPerson[],
  usedSentences: Set<string>,
  now: number,
): DemoMessage[] {
  const writer = new ConversationWriter(random, members, usedSentences);
  const dialogues = chooseDialogues(random, room, members.length);
  const conversations = dialogues.map((dialogue, index) =>
    writer.write(dialogue, index === dialogues.length - 1),
  );
  const pacing = conversations.map((messages) =>
    messages.map(({ content, afterPause }) => ({ length: content.length, afterPause })),
  );
  const times = generateMessageTimes(random.fork(), pacing, room.hours, now - room.quietForMinutes * 60_000);
  return conversations.flatMap((messages, conversation) =>
    messages.map(({ afterPause: _, ...message }, index) => ({
      ...message,
      at: Math.floor(times[conversation]?.[index] ?? now),
    })),
  );
}

/** Chooses every dialogue that fits the room, then repeats those that vary most until there are enough messages. */
function chooseDialogues(random: Random, room: DemoRoom, size: number): Dialogue[] {
  const fitting = room.topics.flat().filter((dialogue) => dialogue.roles.length <= size);
  const repeatable = fitting
    .toSorted((a, b) => variability(b) - variability(a))
    .slice(0, Math.ceil(fitting.length / 2));
  const chosen: Dialogue[] = [];
  let deck = random.shuffled(fitting);
  for (let messages = 0; messages < room.messages; messages += chosen.at(-1)?.lines.length ?? 1) {
    if (deck.length === 0) deck = random.shuffled(repeatable);
    const next = deck.pop();
    if (next) chosen.push(next);
  }
  chosen.splice(Math.floor(chosen.length * 0.85), 0, ...(room.once ?? []));
  return [...chosen, ...room.closing];
}

/** Returns the share of lines that differ when rendered again. */
function variability({ lines }: Dialogue): number {
  const variable = lines.filter(({ text }) => text.some((part) => "choices" in part || "slot" in part));
  return variable.length / lines.length;
}

class ConversationWriter {
  private length = 0;

  constructor(
    private readonly random: Random,
    private readonly members: readonly DemoPerson[],
    private readonly usedSentences: Set<string>,
  ) {}

  write(dialogue: Dialogue, isLast: boolean): PacedMessage[] {
    const start = this.length;
    const cast = assignRoles(this.random, dialogue, this.members);
    const renderer = new TemplateRenderer(this.random, cast);
    const messages = dialogue.lines.map((line, index): PacedMessage => {
      const sender = cast.get(line.role);
      if (!sender) throw new Error(`no member has the role ${line.role}`);
      const { content, mentions } = renderer.render(line.text);
      const target = replyTarget(this.random, dialogue, index);
      return {
        sender,
        content: this.makeUnique(content),
        mentions,
        replyToIndex: target === null ? null : start + target,
        afterPause: line.afterPause,
      };
    });
    const speakers = new Set(messages.map(({ sender }) => sender));
    const bystanders = this.members.filter((member) => !speakers.has(member));
    if (!isLast && bystanders.length > 0 && this.random.chance(0.15)) {
      const content = this.random.pick(SHORT_REPLIES);
      messages.push({
        sender: this.random.pick(bystanders),
        content,
        mentions: [],
        replyToIndex: null,
        afterPause: false,
      });
    }
    this.length += messages.length;
    return messages;
  }

  private makeUnique(content: string): string {
    if (content.length < MIN_UNIQUE_LENGTH) return content;
    let wording = content;
    for (let tries = 0; tries < 8 && this.usedSentences.has(wording); tries++)
      wording = rephrase(this.random, wording);
    this.usedSentences.add(wording);
    return wording;
  }
}

/** Assigns each role of a dialogue to a member, bound roles first. Throws when a bound person is no member. */
export function assignRoles(
  random: Random,
  { roles, cast }: Dialogue,
  members: readonly DemoPerson[],
): Map<string, DemoPerson> {
  const assigned = new Map<string, DemoPerson>();
  for (const [role, key] of cast) {
    const person = members.find(({ email }) => email.startsWith(`${key}@`));
    if (!person) throw new Error(`${key} is not in this room`);
    assigned.set(role, person);
  }
  const bound = new Set(assigned.values());
  const others = random.shuffled(members.filter((member) => !bound.has(member)));
  for (const role of roles) {
    const person = assigned.has(role) ? undefined : others.pop();
    if (person) assigned.set(role, person);
  }
  return assigned;
}
