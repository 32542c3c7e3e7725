import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createBot } from "../support/clients/bot";
import { expect, test } from "../support/pages/test";
import { startServer } from "../support/processes/server";

/** Starts an OTLP collector that stores the JSON bodies. */
async function startCollector(): Promise<{ url: string; bodies: string[]; server: Server }> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      bodies.push(Buffer.concat(chunks).toString("utf8"));
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies, server };
}

test("traces name operations and outcomes, but contain no message text and no search query", async () => {
  const collector = await startCollector();
  const server = await startServer({
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_SERVICE_NAME: "parley of the test",
      OTEL_BSP_SCHEDULE_DELAY: "200",
    },
  });
  const [ann, bo] = [await createBot(server.url, "Ann"), await createBot(server.url, "Bo")];
  const room = await ann.createDirectRoom(bo);
  await ann.sendMessage(room.id, "a secret walrus");
  await ann.api.get("/api/search?q=walrus");
  await expect(ann.sendMessage(crypto.randomUUID(), "nowhere")).rejects.toMatchObject({ code: "not_found" });
  for (const one of [ann, bo]) one.close();
  // Pending spans are exported before the process exits.
  expect(await server.stop()).toBe(0);
  collector.server.close();

  const sent = collector.bodies.join("\n");
  for (const name of ["socket send_message", "message flush", "GET /api/search", "parley of the test"])
    expect(sent).toContain(name);
  expect(sent).toContain('{"key":"parley.refused","value":{"stringValue":"not_found"}}');
  expect(sent).toContain('{"key":"parley.flush.messages","value":{"intValue":1}}');
  expect(sent).not.toContain("walrus");
});
