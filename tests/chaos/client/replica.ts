import type { Message } from "@/lib/contract/messages";

/**
 * What a client holds of one room, kept by the rules of docs/PROTOCOL.md: complete up to `rev`; a version with a higher
 * revision than the next one leaves a hole, which only `changes` fills.
 */
export class Replica {
  private readonly bySeq = new Map<number, Message>();
  private readonly ahead = new Set<number>();
  private complete = 0;
  /** The highest revision that anybody has told of. */
  private told = 0;

  get rev(): number {
    return this.complete;
  }

  /** Whether something that exists is not here. */
  get behind(): boolean {
    return this.told > this.complete;
  }

  /** The end of the unbroken run of messages from the first on. */
  get readable(): number {
    let seq = 0;
    while (this.bySeq.has(seq + 1)) seq += 1;
    return seq;
  }

  get messages(): Message[] {
    return [...this.bySeq.values()].toSorted((a, b) => a.seq - b.seq);
  }

  applyEvent(message: Message): void {
    this.keep(message);
    this.noteRev(message.rev);
    if (message.rev > this.complete) this.ahead.add(message.rev);
    this.advance();
  }

  /** The server says that the room stands at `rev`. */
  noteRev(rev: number): void {
    this.told = Math.max(this.told, rev);
  }

  /** An answer of `changes`: complete up to `lastRev`. */
  applyChanges(messages: readonly Message[], lastRev: number): void {
    for (const message of messages) this.keep(message);
    this.complete = Math.max(this.complete, lastRev);
    this.noteRev(lastRev);
    for (const rev of this.ahead) if (rev <= this.complete) this.ahead.delete(rev);
    this.advance();
  }

  /** The server cannot say what changed: all that is here goes. */
  reset(): void {
    this.bySeq.clear();
    this.ahead.clear();
    this.complete = 0;
  }

  private keep(message: Message): void {
    const known = this.bySeq.get(message.seq);
    if (!known || known.rev <= message.rev) this.bySeq.set(message.seq, message);
  }

  private advance(): void {
    while (this.ahead.delete(this.complete + 1)) this.complete += 1;
  }
}
