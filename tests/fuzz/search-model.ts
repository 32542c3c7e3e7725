import type { Message } from "@/lib/contract/messages";
import type { Actor } from "@/lib/server/accounts/actor/actor";
import { deleteMessage } from "@/lib/server/messages/delete-message";
import { editMessage } from "@/lib/server/messages/edit-message";
import { hideMessage } from "@/lib/server/messages/hide-message";
import { setReaction } from "@/lib/server/messages/set-reaction";
import { addMembers } from "@/lib/server/rooms/add-members";
import { createGroup } from "@/lib/server/rooms/create-group";
import { removeMember } from "@/lib/server/rooms/remove-member";
import { indexRooms } from "@/lib/server/search/index/index-rooms";
import { mergePostings } from "@/lib/server/search/index/merge-postings";
import { addUser, sendText } from "../support/domain/fixtures";
import type { Random } from "../support/random";

/** Words of the messages. None is a prefix, part or inflection of another, so each query's matches are known. */
export const VOCABULARY = [
  "walrus",
  "Ünïcode",
  "running",
  "東京タワー",
  "foo_bar",
  "मछली",
  "🦊",
  "Grüße",
  "дождь",
] as const;
export type VocabularyWord = (typeof VOCABULARY)[number];

interface Said {
  message: Message;
  roomId: string;
  sender: Actor;
  pieces: VocabularyWord[];
  deleted: boolean;
  hiddenFrom: Set<Actor>;
  /** Counts all messages, over all rooms. */
  order: number;
}

interface Room {
  id: string;
  title: string;
  /** Each member's first visible message. */
  members: Map<Actor, number>;
}

const NAMES = ["Ann Lee", "Bo Ek", "Cy Orr", "Di Fu"];
const TITLES = ["North", "South", "West"];

/** Random user actions, and their resulting state in plain arrays. */
export class SearchModel {
  readonly users: { actor: Actor; name: string }[] = [];
  readonly rooms: Room[] = [];
  readonly messages: Said[] = [];

  constructor(private readonly random: Random) {}

  async open(): Promise<void> {
    for (const name of NAMES) this.users.push({ actor: await addUser(name), name });
    const [owner, second] = this.users;
    if (!owner || !second) throw new Error("nobody is there");
    for (const title of TITLES) {
      const { id } = await createGroup(owner.actor, title, [second.actor.userId]);
      this.rooms.push({ id, title, members: new Map([owner, second].map(({ actor }) => [actor, 0])) });
    }
  }

  async step(): Promise<void> {
    const room = this.random.pick(this.rooms);
    const chance = this.random.next();
    if (!room) return;
    if (chance < 0.5) await this.speak(room);
    else if (chance < 0.58) await this.edit();
    else if (chance < 0.66) await this.remove();
    else if (chance < 0.7) await this.hide();
    else if (chance < 0.76) await this.react();
    else if (chance < 0.84) await this.comeOrGo(room);
    else if (chance < 0.96) await indexRooms(this.rooms.map((one) => one.id).slice(this.random.below(3)), 1);
    else await mergePostings(room.id, 1);
  }

  private pieces(): VocabularyWord[] {
    return Array.from({ length: 1 + this.random.below(4) }, () => this.random.pick(VOCABULARY) ?? "walrus");
  }

  private async speak(room: Room): Promise<void> {
    const sender = this.random.pick([...room.members.keys()]);
    if (!sender) return;
    const pieces = this.pieces();
    const message = await sendText(sender, room.id, pieces.join(" "));
    const order = this.messages.length;
    this.messages.push({
      message,
      roomId: room.id,
      sender,
      pieces,
      deleted: false,
      hiddenFrom: new Set(),
      order,
    });
  }

  /** Returns a random message that is not deleted. */
  private living(): Said | undefined {
    const isIn = ({ roomId, sender, order }: Said) =>
      (this.rooms.find((room) => room.id === roomId)?.members.get(sender) ?? Number.POSITIVE_INFINITY) <=
      order;
    return this.random.pick(this.messages.filter((one) => !one.deleted && isIn(one)));
  }

  private async edit(): Promise<void> {
    const one = this.living();
    if (!one) return;
    one.pieces = this.pieces();
    await editMessage(one.sender, one.message.id, one.pieces.join(" "));
  }

  private async remove(): Promise<void> {
    const one = this.living();
    if (!one) return;
    await deleteMessage(one.sender, one.message.id);
    one.deleted = true;
  }

  private async hide(): Promise<void> {
    const one = this.living();
    if (!one) return;
    await hideMessage(one.sender, one.message.id);
    one.hiddenFrom.add(one.sender);
  }

  private async react(): Promise<void> {
    const one = this.living();
    if (one && !one.hiddenFrom.has(one.sender)) await setReaction(one.sender, one.message.id, "👍", true);
  }

  private async comeOrGo(room: Room): Promise<void> {
    const [owner] = this.users;
    const who = this.random.pick(this.users.slice(1));
    if (!owner || !who) return;
    if (room.members.delete(who.actor)) await removeMember(owner.actor, room.id, who.actor.userId);
    else {
      await addMembers(owner.actor, room.id, [who.actor.userId]);
      room.members.set(who.actor, this.messages.length);
    }
  }
}
