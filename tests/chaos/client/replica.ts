import type { Message } from "@/lib/contract/messages";

/**
 * A client's state of one room by the rules of docs/PROTOCOL.md: complete up to `rev`; a version with a higher
 * revision than the next one leaves a gap, which only `changes` fills.
 */
export class Replica {
  private readonly bySeq = new Map<number, Message>();
  private readonly ahead = new Set<number>();
  private complete = 0;
  /** The highest revision announced so far. */
  private announcedRev = 0;

  get rev(): number {
    return this.complete;
  }

  /** Whether anything announced is missing. */
  get behind(): boolean {
    return this.announcedRev > this.complete;
  }

  /** The last seq before the first missing message. */
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

  /** Notes that the server announced `rev`. */
  noteRev(rev: number): void {
    this.announcedRev = Math.max(this.announcedRev, rev);
  }

  /** Applies an answer of `changes`, complete up to `lastRev`. */
  applyChanges(messages: readonly Message[], lastRev: number): void {
    for (const message of messages) this.keep(message);
    this.complete = Math.max(this.complete, lastRev);
    this.noteRev(lastRev);
    for (const rev of this.ahead) if (rev <= this.complete) this.ahead.delete(rev);
    this.advance();
  }

  /** Drops all messages, because the server cannot list the changes. */
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
