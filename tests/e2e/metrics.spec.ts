import { readFile } from "node:fs/promises";
import { createBot } from "../support/clients/bot";
import { expect, test } from "../support/pages/test";
import { type RunningServer, startServer } from "../support/processes/server";

const TOKEN = "a token of the metrics";
let server: RunningServer;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

const read = (url: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/metrics`, { headers: { connection: "close", ...headers } });

/** Returns the value of a sample, 0 if there is none yet. */
async function sampleOf(sample: string): Promise<number> {
  const line = (await (await read(server.url)).text())
    .split("\n")
    .find((one) => one.startsWith(`${sample} `));
  return Number(line?.slice(sample.length + 1) ?? 0);
}

test("the metrics count what users do", async () => {
  const [ann, bo] = [await createBot(server.url, "Ann"), await createBot(server.url, "Bo")];
  const room = await ann.createDirectRoom(bo);
  for (const text of ["one", "two", "three"]) await ann.sendMessage(room.id, text);
  await bo.waitForEvent("receive_message", ({ messages }) =>
    messages.some(({ content }) => content === "three"),
  );
  await bo.api.get(`/api/rooms/${room.id}/changes?since=0`);
  await bo.api.get(`/api/rooms/${room.id}/changes?since=99`);
  await expect(bo.api.get("/api/rooms/nonsense")).rejects.toMatchObject({ code: "not_found" });
  await expect(ann.sendMessage(crypto.randomUUID(), "nowhere")).rejects.toMatchObject({ code: "not_found" });
  expect(await sampleOf("parley_sockets")).toBe(2);
  expect(await sampleOf('parley_sends_total{outcome="stored"}')).toBe(3);
  expect(await sampleOf('parley_sends_total{outcome="refused"}')).toBe(1);
  expect(await sampleOf('parley_socket_events_total{event="send_message",outcome="ok"}')).toBe(3);
  expect(await sampleOf('parley_socket_events_total{event="send_message",outcome="not_found"}')).toBe(1);
  expect(await sampleOf("parley_send_ack_seconds_count")).toBe(3);
  expect(await sampleOf("parley_flush_seconds_count")).toBe(4);
  expect(await sampleOf("parley_flush_messages_sum")).toBe(4);
  expect(await sampleOf('parley_deliveries_total{event="receive_message"}')).toBe(6);
  expect(await sampleOf('parley_catch_ups_total{kind="changes"}')).toBe(2);
  expect(await sampleOf("parley_resets_total")).toBe(1);
  expect(await sampleOf("parley_database_up")).toBe(1);
  expect(await sampleOf("parley_send_queue_messages")).toBe(0);
  expect(await sampleOf("parley_transaction_wait_seconds_count")).toBeGreaterThan(0);
  const rooms = (status: number) =>
    `parley_http_requests_total{route="/api/rooms/[roomId]",method="GET",status="${status}"}`;
  expect(await sampleOf(rooms(404))).toBe(1);
  for (const one of [ann, bo]) one.close();
  await expect.poll(() => sampleOf("parley_sockets")).toBe(0);
});

test("every metric of the dashboard exists, and every metric of ours is documented", async () => {
  const page = await (await read(server.url)).text();
  const known = new Set(
    [...page.matchAll(/^# TYPE (\S+) (\S+)/gm)].flatMap(([, name, type]) =>
      type === "histogram" ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );
  const dashboard = await readFile("docs/grafana-dashboard.json", "utf8");
  const used = new Set(dashboard.match(/\b(parley|nodejs|process)_[a-z0-9_]+/g));
  expect(used.size).toBeGreaterThan(15);
  expect([...used].filter((name) => !known.has(name))).toEqual([]);
  const manual = await readFile("docs/OPERATIONS.md", "utf8");
  const ours = [...page.matchAll(/^# TYPE (parley_\S+)/gm)].map(([, name]) => `${name}`);
  expect(ours.filter((name) => !manual.includes(`\`${name}\``))).toEqual([]);
});

test("without a token only loopback requests read the metrics, and not through a proxy", async () => {
  expect((await read(server.url)).status).toBe(200);
  const proxied = await read(server.url, { "x-forwarded-for": "127.0.0.1" });
  expect(proxied.status).toBe(403);
  expect(await proxied.json()).toMatchObject({ error: { code: "forbidden" } });
  const posted = await fetch(`${server.url}/api/metrics`, { method: "POST" });
  expect(posted.status).toBe(404);
});

test("with a token only its bearer reads the metrics, from any address", async () => {
  const guarded = await startServer({ env: { METRICS_TOKEN: TOKEN } });
  expect((await read(guarded.url)).status).toBe(401);
  expect((await read(guarded.url, { authorization: `Bearer ${TOKEN}x` })).status).toBe(401);
  expect((await read(guarded.url, { authorization: TOKEN })).status).toBe(401);
  const bearer = { authorization: `Bearer ${TOKEN}`, "x-forwarded-for": "203.0.113.9" };
  expect((await read(guarded.url, bearer)).status).toBe(200);
  await guarded.stop();
});
