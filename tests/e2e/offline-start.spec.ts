import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { messages, writeMessage } from "../support/pages/browser-user";
import { createConversation, messageByText } from "../support/pages/message-log";
import { expect, test } from "../support/pages/test";
import { type RunningServer, startServer } from "../support/processes/server";

let server: RunningServer;
let dataDir: string;
test.beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "parley-offline-"));
  server = await startServer({ dataDir, env: { RATE_LIMIT_SCALE: "100" } });
});
test.afterEach(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

/** Waits until the worker is active and has cached what an offline start needs. */
async function waitForPersistedCache(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(async () => Boolean(await caches.match("/offline")))).toBe(true);
  // The cache is persisted every two seconds.
  await page.waitForTimeout(3_000);
}

test.use({ serviceWorkers: "allow" });

test("without the server the page starts with the last rooms and messages, and recovers by itself", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { reader, room, writer } = await createConversation(browser, server.url, 40, { baseURL: server.url });
  const { page } = reader;
  await page.goto(`/rooms/${room.id}`);
  await expect(messageByText(page, "m40")).toBeInViewport();
  await waitForPersistedCache(page);
  writer.close();
  const { port } = server;
  await server.stop();

  await page.goto("/rooms");
  const rooms = page.getByRole("navigation", { name: "Rooms" });
  await rooms.getByRole("link", { name: "Writer" }).click();
  await expect(messageByText(page, "m40")).toBeInViewport();
  expect(new URL(page.url()).pathname).toBe(`/rooms/${room.id}`);
  const banner = page.getByRole("status").filter({ hasText: "No connection" });
  await expect(banner).toBeVisible();
  await expect(banner.getByRole("timer")).toContainText(/Next try in \d+ second|Trying/);
  await banner.getByRole("button", { name: "Reconnect now" }).click();
  await writeMessage(page, "written without a server");
  await page.reload();
  await expect(messages(page).filter({ hasText: "written without a server" })).toBeInViewport();

  server = await startServer({ dataDir, port, env: { RATE_LIMIT_SCALE: "100" } });
  await expect(banner).toHaveCount(0, { timeout: 20_000 });
  await expect(
    messages(page)
      .filter({ hasText: "written without a server" })
      .getByRole("img", { name: "Sent", exact: true }),
  ).toBeVisible({ timeout: 20_000 });
});

test("after sign-out an offline start shows no data", async ({ browser }) => {
  test.setTimeout(120_000);
  const { reader, room, writer } = await createConversation(browser, server.url, 5, { baseURL: server.url });
  const { page } = reader;
  await page.goto(`/rooms/${room.id}`);
  await expect(messageByText(page, "m5")).toBeInViewport();
  await waitForPersistedCache(page);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/sign-in/);
  writer.close();
  await server.stop();
  await page.goto(`/rooms/${room.id}`);
  await expect(page.getByRole("heading", { name: "No connection" })).toBeVisible();
  await expect(page.getByText("word")).toHaveCount(0);
});

test("the service worker caches no response that contains user data", async ({ browser }) => {
  const { reader, room, writer } = await createConversation(browser, server.url, 5, { baseURL: server.url });
  const { page } = reader;
  await page.goto(`/rooms/${room.id}`);
  await waitForPersistedCache(page);
  await page.reload();
  await expect(messageByText(page, "m5")).toBeInViewport();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const found: { url: string; text: string }[] = [];
    for (const name of names) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        found.push({
          url: new URL(request.url).pathname,
          text: (await (await cache.match(request))?.text()) ?? "",
        });
    }
    return found;
  });
  expect(kept.length).toBeGreaterThan(5);
  expect(kept.filter(({ url }) => !/^\/(_next\/static\/|icons\/|icon\.svg|offline$)/.test(url))).toEqual([]);
  expect(kept.filter(({ text }) => text.includes(reader.email) || text.includes(room.id))).toEqual([]);
  writer.close();
});

test("the app is installable: the manifest and icons meet a phone's requirements", async ({ request }) => {
  const manifest = await (await request.get(`${server.url}/manifest.webmanifest`)).json();
  expect(manifest).toMatchObject({ display: "standalone", start_url: "/rooms" });
  const sizes = manifest.icons.map(
    ({ sizes: size, purpose }: Record<string, string>) => `${size} ${purpose}`,
  );
  expect(sizes).toEqual(expect.arrayContaining(["192x192 any", "512x512 any", "512x512 maskable"]));
  for (const { src } of [...manifest.icons, { src: "/icons/apple-touch.png" }])
    expect((await request.get(`${server.url}${src}`)).headers()["content-type"]).toMatch(/^image\//);
});
