import type { Actor } from "@/lib/server/accounts/actor/actor";
import type { Random } from "../support/random";
import { type SearchModel, VOCABULARY, type VocabularyWord } from "./search-model";

/** A query, and the word lists that match it. */
interface QueryCase {
  typed: string;
  fits: (pieces: readonly VocabularyWord[]) => boolean;
}

/** Queries that match each word. */
const QUERIES_FOR: Record<VocabularyWord, string[]> = {
  walrus: ["walrus ", "WALRUS ", "walr", "alru"],
  Ünïcode: ["unicode ", "ÜNÏCODE ", "uni", "icod"],
  running: ["running ", "run ", "runs "],
  東京タワー: ["東京", "京タ", "タワー", "京"],
  foo_bar: ["foo_bar", "foo", "bar ", "foo_b"],
  मछली: ["मछली", "मछ"],
  "🦊": ["🦊"],
  Grüße: ["Grüße ", "grusse ", "gruss"],
  дождь: ["дождь ", "дождя ", "дожд"],
};

function wordQuestion(random: Random): QueryCase {
  const piece = random.pick(VOCABULARY) ?? "walrus";
  const typed = random.pick(QUERIES_FOR[piece]) ?? piece;
  return { typed, fits: (pieces) => pieces.includes(piece) };
}

function phraseQuestion(random: Random): QueryCase {
  const wanted = [random.pick(VOCABULARY) ?? "walrus", random.pick(VOCABULARY) ?? "walrus"];
  return {
    typed: `"${wanted.join(" ")}" `,
    fits: (pieces) => pieces.some((piece, at) => piece === wanted[0] && pieces[at + 1] === wanted[1]),
  };
}

function notQuestion(random: Random): QueryCase {
  const [wanted, unwanted] = [wordQuestion(random), random.pick(VOCABULARY) ?? "walrus"];
  return {
    typed: `-${unwanted} ${wanted.typed}`,
    fits: (pieces) => wanted.fits(pieces) && !pieces.includes(unwanted),
  };
}

function twoQuestion(random: Random): QueryCase {
  const [one, piece] = [wordQuestion(random), random.pick(VOCABULARY) ?? "walrus"];
  return {
    typed: `${piece} ${one.typed}`,
    fits: (pieces) => one.fits(pieces) && pieces.includes(piece),
  };
}

const ANYTHING: QueryCase = { typed: "", fits: () => true };

/** Returns a random search and the ids that it must find, newest first, by scanning every message. */
export function randomQuery(
  random: Random,
  world: SearchModel,
  actor: Actor,
): { q: string; roomId?: string; expected: string[] } {
  const kinds = [wordQuestion, wordQuestion, phraseQuestion, notQuestion, twoQuestion, () => ANYTHING];
  const question = (random.pick(kinds) ?? wordQuestion)(random);
  const sender = question === ANYTHING || random.chance(0.3) ? random.pick(world.users) : undefined;
  const titled = random.chance(0.2) ? random.pick(world.rooms) : undefined;
  const from = sender ? `from:"@${sender.name}" ` : "";
  const within = titled ? `in:${titled.title.toLowerCase()} ` : "";
  const mine = world.rooms.filter((room) => room.members.has(actor));
  const only = random.chance(0.2) ? random.pick(mine) : undefined;
  const found = world.messages.filter(({ roomId, sender: by, pieces, deleted, hiddenFrom, order }) => {
    const room = world.rooms.find((one) => one.id === roomId);
    const since = room?.members.get(actor);
    if (!room || since === undefined || order < since || deleted || hiddenFrom.has(actor)) return false;
    if (sender && by !== sender.actor) return false;
    if ((titled && room !== titled) || (only && room !== only)) return false;
    return question.fits(pieces);
  });
  const newestFirst = found.sort(
    (a, b) =>
      Date.parse(b.message.createdAt) - Date.parse(a.message.createdAt) ||
      (a.message.id < b.message.id ? 1 : -1),
  );
  return {
    q: `${from}${within}${question.typed}`,
    ...(only ? { roomId: only.id } : {}),
    expected: newestFirst.map((one) => one.message.id),
  };
}
