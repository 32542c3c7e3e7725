import { connect, createServer, type Server, type Socket } from "node:net";
import { ConditionedPipe, type NetworkConditions } from "./conditioned-pipe";

const CLEAR: NetworkConditions = { blackholed: false, delayMs: 0, bytesPerSecond: Number.POSITIVE_INFINITY };

interface Link {
  lanes: ConditionedPipe[];
  sockets: Socket[];
  /** Cut silently in the middle; only closing the proxy ends it. */
  severed: boolean;
}

/**
 * A TCP proxy that injects network faults. New connections go to the first target that accepts them, as behind a
 * load balancer that prefers one instance.
 */
export class FaultProxy {
  private weather = CLEAR;
  private refusing = false;
  private readonly links = new Set<Link>();

  private constructor(
    private readonly server: Server,
    private readonly targets: () => readonly number[],
  ) {
    server.on("connection", (client) => void this.accept(client));
  }

  /** Listens on a free port of the loopback address; `targets` are ports there, in order of preference. */
  static open(targets: () => readonly number[]): Promise<FaultProxy> {
    return new Promise((resolve, reject) => {
      const server = createServer({ allowHalfOpen: true, noDelay: true });
      const proxy = new FaultProxy(server, targets);
      server.once("error", reject);
      server.listen(0, "127.0.0.1", 4_096, () => resolve(proxy));
    });
  }

  get port(): number {
    const address = this.server.address();
    if (typeof address !== "object" || !address) throw new Error("the proxy is closed");
    return address.port;
  }

  /** Count of open connections, severed ones excluded. */
  get open(): number {
    return [...this.links].filter(({ severed }) => !severed).length;
  }

  /** Breaks every connection visibly and refuses new ones. */
  cut(): void {
    this.refusing = true;
    this.breakAll();
  }

  /** Breaks every connection visibly; new ones are accepted. */
  breakAll(): void {
    for (const link of this.links) this.drop(link);
  }

  /** Withholds all traffic, on new connections too, until the proxy heals: then it is delivered. */
  blackhole(): void {
    this.change({ blackholed: true });
  }

  /** Makes the open connections half open for ever: nothing passes and no end notices. New ones work. */
  halfOpen(): void {
    for (const link of this.links) {
      link.severed = true;
      for (const socket of link.sockets) socket.pause();
    }
  }

  /** Delays each direction by `delayMs`. */
  delay(delayMs: number): void {
    this.change({ delayMs });
  }

  /** Limits each direction of each connection to `bytesPerSecond`. */
  throttle(bytesPerSecond: number): void {
    this.change({ bytesPerSecond });
  }

  /** Removes all faults. Severed connections stay severed. */
  heal(): void {
    this.refusing = false;
    this.change(CLEAR);
  }

  close(): Promise<void> {
    this.breakAll();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private change(weather: Partial<NetworkConditions>): void {
    this.weather = { ...this.weather, ...weather };
    for (const link of this.links) {
      if (link.severed) continue;
      for (const lane of link.lanes) lane.move();
      // Closes connections that broke during the fault.
      if (link.sockets.some((socket) => socket.destroyed)) this.onClosed(link);
    }
  }

  private drop(link: Link): void {
    this.links.delete(link);
    for (const lane of link.lanes) lane.stop();
    for (const socket of link.sockets) socket.resetAndDestroy();
  }

  private async accept(client: Socket): Promise<void> {
    // A peer that breaks the connection is part of the test; the other end is closed below.
    client.on("error", () => undefined);
    const upstream = this.refusing ? null : await firstOf(this.targets());
    if (!upstream || this.refusing) {
      client.resetAndDestroy();
      upstream?.destroy();
      return;
    }
    const weather = (): NetworkConditions => (link.severed ? { ...CLEAR, blackholed: true } : this.weather);
    const link: Link = {
      lanes: [new ConditionedPipe(client, upstream, weather), new ConditionedPipe(upstream, client, weather)],
      sockets: [client, upstream],
      severed: false,
    };
    this.links.add(link);
    for (const socket of link.sockets) socket.on("close", () => this.onClosed(link));
    for (const lane of link.lanes) lane.move();
  }

  /** Closes the other end too, unless the fault hides the break. */
  private onClosed(link: Link): void {
    if (link.severed || !this.links.has(link)) return;
    if (link.sockets.every((socket) => socket.destroyed)) this.links.delete(link);
    else if (this.weather.blackholed) return;
    else for (const socket of link.sockets) socket.destroySoon();
  }
}

async function firstOf(ports: readonly number[]): Promise<Socket | null> {
  for (const port of ports) {
    const socket = await tryConnect(port);
    if (socket) return socket;
  }
  return null;
}

function tryConnect(port: number): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true, allowHalfOpen: true });
    socket.once("connect", () => resolve(socket));
    // Refused now or broken later; a broken socket closes the other end.
    socket.on("error", () => resolve(null));
  });
}
