import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

/** How long a page's WebSocket lasts, ms: the minimum and the random addition. */
const SOCKET_MS = [2_000, 10_000] as const;
/** Max delay of a script, ms; most delays are far shorter. */
const SCRIPT_MS = 1_500;
/** Max delay of an API response, ms. */
const ANSWER_MS = 600;

export interface FlakyNetwork {
  port: number;
  close(): Promise<void>;
}

/**
 * Starts a proxy that acts as a bad network for browsers: each WebSocket breaks after a few seconds, scripts arrive late and in
 * any order, and API responses are slow. Nothing that reaches the server is lost or changed, and programs other
 * than browsers pass unhindered. `target` is the port of the server on the loopback address.
 */
export async function startFlakyNetwork(target: number): Promise<FlakyNetwork> {
  const open = new Set<Duplex>();
  const server = createServer((asked, answer) => void pass(asked, answer, target));
  server.on("upgrade", (asked: IncomingMessage, client: Duplex, head: Buffer) => {
    const upstream = connect({ port: target, host: "127.0.0.1", noDelay: true });
    open.add(client);
    join(client, upstream, () => open.delete(client));
    upstream.write(headOf(asked));
    upstream.write(head);
    if (!isBrowser(asked)) return;
    const [least, more] = SOCKET_MS;
    setTimeout(() => client.destroy(), least + Math.random() * more).unref();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const isBrowser = (asked: IncomingMessage): boolean => /Chrom/.test(asked.headers["user-agent"] ?? "");

function lateness({ method, url = "" }: IncomingMessage): number {
  const { pathname } = new URL(url, "http://server");
  if (pathname.endsWith(".js")) return Math.random() ** 2 * SCRIPT_MS;
  return method === "GET" && pathname.startsWith("/api/") ? Math.random() * ANSWER_MS : 0;
}

async function pass(asked: IncomingMessage, answer: ServerResponse, port: number): Promise<void> {
  if (isBrowser(asked)) await sleep(lateness(asked));
  const { method, url: path, headers } = asked;
  const upstream = request({ port, host: "127.0.0.1", method, path, headers }, (given) => {
    answer.writeHead(given.statusCode ?? 502, given.rawHeaders);
    given.pipe(answer);
    given.on("error", () => answer.destroy());
  });
  // When either end breaks the connection, the other sees it break.
  upstream.on("error", () => answer.destroy());
  answer.on("close", () => upstream.destroy());
  asked.pipe(upstream);
}

function join(client: Duplex, upstream: Socket, onEnd: () => void): void {
  client.pipe(upstream).pipe(client);
  for (const [one, other] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    one.on("error", () => other.destroy());
    one.on("close", () => other.destroy());
  }
  client.on("close", onEnd);
}

function headOf({ method, url, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at < rawHeaders.length; at += 2) lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}
