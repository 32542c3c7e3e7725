import { createConnection } from "node:net";
import { inject } from "vitest";

/** What a connection received. */
export interface RawAnswer {
  text: string;
  /** Whether the server closed the connection before we did. */
  ended: boolean;
}

/**
 * Sends raw bytes and collects the answer until the server closes the connection, until nothing has come
 * for `quietMs` after an answer, or until `atMostMs` have passed.
 */
export function rawHttp(
  bytes: string | Buffer,
  { quietMs = 500, atMostMs = 15_000, baseUrl = inject("securityUrl") } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(baseUrl);
  return new Promise((resolve) => {
    let text = "";
    let quiet: NodeJS.Timeout | undefined;
    const socket = createConnection({ host: hostname, port: Number(port) }, () => socket.write(bytes));
    const settle = (ended: boolean) => {
      clearTimeout(quiet);
      clearTimeout(late);
      socket.destroy();
      resolve({ text, ended });
    };
    const late = setTimeout(() => settle(false), atMostMs);
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      clearTimeout(quiet);
      quiet = setTimeout(() => settle(false), quietMs);
    });
    socket.on("error", () => settle(true));
    socket.on("close", () => settle(true));
  });
}

/** Returns the status of each response on the connection, in order. */
export const statusesOf = ({ text }: RawAnswer): number[] =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => Number(match[1]));
