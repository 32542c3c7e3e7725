import type { Socket } from "node:net";

/** Network conditions of one direction. */
export interface NetworkConditions {
  /** Nothing passes, and neither end notices. */
  blackholed: boolean;
  delayMs: number;
  /** Infinity: unlimited. */
  bytesPerSecond: number;
}

/** Max bytes in flight before the sender has to wait, as on a slow link. */
const BUFFER_SLOW = 64 * 1024;
const BUFFER = 8 * 1024 * 1024;

/** One direction of one connection: bytes from `from` reach `to` in order, when the conditions allow. */
export class ConditionedPipe {
  private readonly queue: { chunk: Buffer; at: number }[] = [];
  private waiting = 0;
  private free = 0;
  private ended = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly weather: () => NetworkConditions,
  ) {
    from.on("data", (chunk: Buffer) => {
      this.queue.push({ chunk, at: Date.now() });
      this.waiting += chunk.length;
      this.move();
    });
    from.on("end", () => {
      this.ended = true;
      this.move();
    });
    to.on("drain", () => this.move());
  }

  /** Forwards what is due; call it after a change of conditions too. */
  move(): void {
    clearTimeout(this.timer);
    const { blackholed, delayMs, bytesPerSecond } = this.weather();
    if (blackholed) {
      this.from.pause();
      return;
    }
    for (let next = this.queue[0]; next && !this.to.destroyed; next = this.queue[0]) {
      const due = Math.max(next.at + delayMs, this.free);
      if (due > Date.now()) {
        this.timer = setTimeout(() => this.move(), due - Date.now());
        break;
      }
      if (this.to.writableNeedDrain) break;
      this.queue.shift();
      this.waiting -= next.chunk.length;
      this.free = Math.max(this.free, Date.now()) + (next.chunk.length / bytesPerSecond) * 1_000;
      this.to.write(next.chunk);
    }
    if (this.queue.length === 0 && this.ended) this.to.end();
    if (this.waiting > (bytesPerSecond < 1e9 ? BUFFER_SLOW : BUFFER)) this.from.pause();
    else this.from.resume();
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
