import type { Random } from "../support/random";

/** What the network does to frames, on both ways. */
export interface Weather {
  /** The longest that a frame is under way, in milliseconds. */
  delayMs: number;
  duplicate: number;
  lose: number;
}

export const STORMY: Weather = { delayMs: 40, duplicate: 0.1, lose: 0.08 };
export const CALM: Weather = { delayMs: 0, duplicate: 0, lose: 0 };

/** Carries frames late, twice, out of order or not at all. */
export class Network {
  weather: Weather = STORMY;

  constructor(private readonly random: Random) {}

  carry(deliver: () => void): void {
    if (this.random.chance(this.weather.lose)) return;
    this.later(deliver);
    if (this.random.chance(this.weather.duplicate)) this.later(deliver);
  }

  /** What a client sends over a connection arrives once or not at all: that much TCP does. */
  carryOnce(deliver: () => void): void {
    if (!this.random.chance(this.weather.lose)) this.later(deliver);
  }

  /** An HTTP call may fail on its way there or on its way back, but is not made twice. */
  async call<T>(work: () => Promise<T>, fail: () => Error): Promise<T> {
    await this.pause();
    if (this.random.chance(this.weather.lose)) throw fail();
    const result = await work();
    await this.pause();
    if (this.random.chance(this.weather.lose)) throw fail();
    return result;
  }

  private later(deliver: () => void): void {
    setTimeout(deliver, this.random.below(this.weather.delayMs + 1));
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => this.later(resolve));
  }
}
