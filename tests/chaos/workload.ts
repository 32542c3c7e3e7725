import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import { LIMITS } from "@/lib/contract/limits";
import type { Room } from "@/lib/contract/rooms";
import type { Random } from "../support/random";
import type { Recorder } from "./client/recorder";
import { RestError } from "./client/rest";
import { attemptSend, retryUntilKnown } from "./client/send";
import { type History, now, outcomeOf, type Send } from "./history";
import type { Participants } from "./participants";

const THINK_MS = 160;
/** One client in this many only reads, sends receipts and fetches rooms. */
const READERS = 5;

/** A random workload until `stop`; requests in flight then still wait for their answers. */
export class Workload {
  private running = false;
  private abandoned = false;
  private readonly loops = new Set<Promise<void>>();

  constructor(
    private readonly crowd: Participants,
    private readonly history: History,
    private readonly random: Random,
  ) {}

  /** Count of unfinished actions. */
  get pendingCount(): number {
    return this.loops.size;
  }

  start(): void {
    this.running = true;
    this.abandoned = false;
    for (const [index, client] of this.crowd.clients.entries())
      this.run(this.live(client, index % READERS === READERS - 1));
  }

  /** Starts no further action: the rooms are silent except for retries. */
  stop(): void {
    this.running = false;
  }

  /** Sends one message over the socket and never retries it. */
  sendOnce(client: Recorder): void {
    const [roomId] = client.rooms.keys();
    if (!roomId) throw new Error(`${client.name} has no room`);
    const content = `${client.name} says it once`;
    this.run(attemptSend(client, this.note(client, roomId, content), { roomId, content }, "socket"));
  }

  /** Gives up waiting for answers. */
  abandon(): void {
    this.abandoned = true;
  }

  /** Removes the leaver from their room, retrying until it succeeds. */
  removeLeaver(): void {
    this.run(this.remove());
  }

  private run(work: Promise<void>): void {
    this.loops.add(work);
    void work.finally(() => this.loops.delete(work));
  }

  private async live(client: Recorder, reads: boolean): Promise<void> {
    while (this.running) {
      await sleep(this.random.below(2 * THINK_MS));
      if (!this.running) return;
      await (reads ? this.read(client) : this.act(client));
    }
  }

  private async act(client: Recorder): Promise<void> {
    const roll = this.random.below(100);
    if (roll < 72) await this.send(client);
    else if (roll < 75) await this.sendRefused(client);
    else if (roll < 84) await this.change(client, roll < 81);
    else await this.mark(client, "read");
  }

  private pickRoom(client: Recorder): string | undefined {
    return this.random.pick([...client.rooms.keys()]);
  }

  private note(client: Recorder, roomId: string, content: string): Send {
    const { name, userId } = client;
    const send: Send = { id: uuidv7(), roomId, userId, client: name, content, attempts: [] };
    this.history.sends.push(send);
    return send;
  }

  private via = () => (this.random.chance(0.2) ? ("rest" as const) : ("socket" as const));

  private async send(client: Recorder): Promise<void> {
    const roomId = this.pickRoom(client);
    if (!roomId) return;
    const content = `${client.name} ${this.history.sends.length} ${"x".repeat(this.random.below(300))}`;
    const send = this.note(client, roomId, content);
    const draft = { roomId, content };
    const roll = this.random.below(100);
    // Some never retry, and some send twice at once, as a phone does after a network change.
    if (roll < 8) await attemptSend(client, send, draft, client.connected ? this.via() : "rest");
    else if (roll < 13)
      await Promise.all([
        attemptSend(client, send, draft, "rest"),
        attemptSend(client, send, draft, "socket"),
      ]);
    if (roll >= 8 && outcomeOf(send) !== "ok")
      await retryUntilKnown(client, send, draft, this.via, () => this.abandoned);
  }

  /** Sends what must be refused under every fault: too long, a reply to a missing message, a foreign room. */
  private async sendRefused(client: Recorder): Promise<void> {
    const own = this.pickRoom(client);
    if (!own) return;
    const foreign = this.crowd.rooms.find(({ members }) => !members.includes(client.account))?.id;
    const kind = this.random.below(3);
    const roomId = kind === 0 && foreign ? foreign : own;
    const content = kind === 1 ? "y".repeat(LIMITS.contentCodePoints + 1) : "refuse this";
    const replyTo = kind === 2 || (kind === 0 && !foreign) ? randomUUID() : null;
    await attemptSend(client, this.note(client, roomId, content), { roomId, content, replyTo }, "socket");
  }

  private async change(client: Recorder, edits: boolean): Promise<void> {
    const own = this.history.sends.filter((send) => send.client === client.name && outcomeOf(send) === "ok");
    const id = this.random.pick(own)?.id;
    if (!id) return;
    if (edits) await client.emit("edit_message", { id, content: `edited ${this.random.below(1e6)}` });
    else await client.emit("delete_message", { id });
  }

  private async mark(client: Recorder, kind: "read" | "delivered"): Promise<void> {
    const roomId = this.pickRoom(client);
    const seq = roomId ? client.rooms.get(roomId)?.readable : undefined;
    if (!roomId || !seq) return;
    const startedAt = now();
    const ack = await client.emit(kind === "read" ? "mark_read" : "mark_delivered", { roomId, seq });
    if (!ack?.ok) return;
    client.recordReceipt({
      source: "acked",
      roomId,
      userId: client.userId,
      kind,
      seq,
      startedAt,
      endedAt: now(),
    });
  }

  private async read(client: Recorder): Promise<void> {
    await this.mark(client, "delivered");
    const roomId = this.pickRoom(client);
    if (!roomId) return;
    const startedAt = now();
    const answer = await client.rest<{ room: Room }>("GET", `/api/rooms/${roomId}`).catch(onlyRest);
    const endedAt = now();
    for (const { userId, readSeq, deliveredSeq } of answer?.room.members ?? []) {
      const seen = { source: "room" as const, roomId, userId, startedAt, endedAt };
      client.recordReceipt({ ...seen, kind: "read", seq: readSeq });
      client.recordReceipt({ ...seen, kind: "delivered", seq: deliveredSeq });
    }
  }

  private async remove(): Promise<void> {
    const { owner, leaver, clients, rooms } = this.crowd;
    const roomId = rooms.at(-1)?.id ?? "";
    const remover = clients.find(({ account }) => account === owner);
    if (!remover) throw new Error("the owner has no client");
    for (let gone = false; !gone && !this.abandoned; ) {
      try {
        await remover.rest("DELETE", `/api/rooms/${roomId}/members/${leaver.userId}`);
        gone = true;
      } catch (error) {
        if (!(error instanceof RestError)) throw error;
        // An earlier attempt succeeded, but its answer was lost.
        gone = error.code === "not_found";
        await sleep(200);
      }
    }
    if (!this.abandoned) this.history.removals.push({ roomId, userId: leaver.userId, ackedAt: now() });
  }
}

/** Ignores a fetch that got no answer. */
function onlyRest(error: unknown): null {
  if (error instanceof RestError) return null;
  throw error;
}
