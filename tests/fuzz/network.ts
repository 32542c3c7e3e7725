import type { Random } from "../support/random";

/** What the network does to frames, on both ways. */
export interface NetworkConditions {
  /** The longest that a frame is under way, in milliseconds. */
  delayMs: number;
  duplicate: number;
  lose: number;
}

export const LOSSY_NETWORK: NetworkConditions = { delayMs: 40, duplicate: 0.1, lose: 0.08 };
export const RELIABLE_NETWORK: NetworkConditions = { delayMs: 0, duplicate: 0, lose: 0 };

/** Carries frames late, twice, out of order or not at all. */
export class Network {
  conditions: NetworkConditions = LOSSY_NETWORK;

  constructor(private readonly random: Random) {}

  carry(deliver: () => void): void {
    if (this.random.chance(this.conditions.lose)) return;
    this.later(deliver);
    if (this.random.chance(this.conditions.duplicate)) this.later(deliver);
  }

  /** What a client sends over a connection arrives once or not at all: that much TCP does. */
  carryOnce(deliver: () => void): void {
    if (!this.random.chance(this.conditions.lose)) this.later(deliver);
  }

  /** An HTTP call may fail on its way there or on its way back, but is not made twice. */
  async call<T>(work: () => Promise<T>, fail: () => Error): Promise<T> {
    await this.pause();
    if (this.random.chance(this.conditions.lose)) throw fail();
    const result = await work();
    await this.pause();
    if (this.random.chance(this.conditions.lose)) throw fail();
    return result;
  }

  private later(deliver: () => void): void {
    setTimeout(deliver, this.random.below(this.conditions.delayMs + 1));
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => this.later(resolve));
  }
}
