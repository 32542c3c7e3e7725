import type { Random } from "../support/random";

/** What the network does to frames in both directions. */
export interface NetworkConditions {
  /** Max delay of a frame, ms. */
  delayMs: number;
  duplicate: number;
  lose: number;
}

export const LOSSY_NETWORK: NetworkConditions = { delayMs: 40, duplicate: 0.1, lose: 0.08 };
export const RELIABLE_NETWORK: NetworkConditions = { delayMs: 0, duplicate: 0, lose: 0 };

/** Delays, duplicates, reorders or loses frames. */
export class Network {
  conditions: NetworkConditions = LOSSY_NETWORK;

  constructor(private readonly random: Random) {}

  carry(deliver: () => void): void {
    if (this.random.chance(this.conditions.lose)) return;
    this.later(deliver);
    if (this.random.chance(this.conditions.duplicate)) this.later(deliver);
  }

  /** Delivers a client's frame once or not at all, as TCP guarantees. */
  carryOnce(deliver: () => void): void {
    if (!this.random.chance(this.conditions.lose)) this.later(deliver);
  }

  /** Makes an HTTP call, which may fail before or after the server handles it, but is not repeated. */
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
