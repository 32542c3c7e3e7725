import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { makeCertificate } from "@/tests/support/fakes/certificate";
import { serveCommands } from "../support/serve-commands";

/** A push service that accepts everything, in its own process. */
let taken = 0;
let lastAt = 0;

const commands = {
  async open() {
    const { cert, key } = makeCertificate(["localhost"]);
    const server = createServer({ cert, key }, (request, response) => {
      request.resume();
      request.once("end", () => {
        taken += 1;
        lastAt = Date.now();
        response.writeHead(201).end();
      });
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return { port: (server.address() as AddressInfo).port, ca: cert };
  },
  taken: () => taken,
  /** When the last push arrived, ms since the epoch. */
  lastAt: () => lastAt,
};

export type PushServiceProcess = typeof commands;

serveCommands(commands);
