import { readFile } from "node:fs/promises";
import { startS3, type TestS3 } from "../support/fakes/s3";
import { createBrowserUser, messages, openDirectRoom, tick, uniqueName } from "../support/pages/browser-user";
import { attachFiles, photoFile, textFile } from "../support/pages/composer-files";
import { expect, test } from "../support/pages/test";
import { type RunningServer, startServer } from "../support/processes/server";
import { wav } from "../support/samples/files";

let s3: TestS3;
let server: RunningServer;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  s3 = await startS3();
  const { S3_ENDPOINT = "" } = s3.settings;
  server = await startServer({ env: { ...s3.settings, S3_PUBLIC_URL: S3_ENDPOINT } });
});
test.afterAll(async () => {
  expect(await server.stop()).toBe(0);
  await s3.stop();
});

const SECONDS = 1_200;

test("browsers fetch files from the public object store: shown, saved by name, and played after the URL has expired", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const options = { baseURL: server.url };
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann"), options),
    await createBrowserUser(browser, uniqueName("Bo"), options),
  ];
  await openDirectRoom(ann.page, bo.name);
  await openDirectRoom(bo.page, ann.name);
  const store = s3.settings.S3_ENDPOINT ?? "";
  const policy = (await bo.page.request.get("/rooms")).headers()["content-security-policy"] ?? "";
  expect(policy).toContain(`img-src 'self' blob: data: ${store};`);
  expect(policy).toContain(`media-src 'self' blob: ${store};`);
  expect(policy.match(/connect-src [^;]+/)?.[0].endsWith(` ${store}`)).toBe(true);
  expect(policy.split(store)).toHaveLength(4);
  const refused: string[] = [];
  bo.page.on("console", (line) => {
    if (/Content Security Policy|CORS/.test(line.text())) refused.push(line.text());
  });

  const sound = { name: "voice-message-long.wav", mimeType: "audio/wav", buffer: wav(SECONDS) };
  await attachFiles(
    ann.page,
    await photoFile("harbour.jpg", 1_600, 1_200),
    textFile("minutes “1”.txt"),
    sound,
  );
  await ann.page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(tick(ann.page, "", "Read")).toBeVisible({ timeout: 40_000 });

  const got = messages(bo.page).last();
  await got.getByRole("button", { name: "Open harbour.jpg" }).click();
  const viewer = bo.page.getByRole("dialog", { name: "Photos and videos" });
  const large = viewer.getByRole("img", { name: "Photo harbour.jpg" });
  await expect.poll(() => large.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1_600);
  expect(s3.presignedUrls.length).toBeGreaterThan(0);
  const saved = bo.page.waitForEvent("download");
  await viewer.getByRole("link", { name: "Download harbour.jpg" }).click();
  expect((await saved).suggestedFilename()).toBe("harbour.jpg");
  await bo.page.keyboard.press("Escape");
  const text = bo.page.waitForEvent("download");
  await got.getByRole("link", { name: /^Download minutes/ }).click();
  expect((await text).suggestedFilename()).toMatch(/^minutes .1..txt$/);
  expect((await readFile(await (await text).path())).toString()).toBe("minutes “1”.txt");
  await expect(bo.page.getByRole("log")).toBeVisible();

  const player = got.getByRole("group", { name: "Voice message" });
  const audio = player.locator("audio");
  const at = () => audio.evaluate((element: HTMLAudioElement) => element.currentTime);
  await player.getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(at).toBeGreaterThan(0.2);
  // Simulates an expired URL: it is refused. With routing on, the browser caches nothing and requests it again.
  await bo.page.route(/\/nothing$/, (route) => route.continue());
  s3.expireUrls();
  const [before, late] = [s3.presignedUrls.length, s3.rejectedSignatures];
  await player.getByRole("slider", { name: "Position" }).fill(`${(SECONDS - 60) * 1_000}`);
  await expect.poll(at, { timeout: 30_000 }).toBeGreaterThan(SECONDS - 60);
  await expect(player.getByRole("button", { name: "Pause" })).toBeVisible();
  // The browser tried the old URL; the page then fetched a new one from the server.
  expect(s3.rejectedSignatures).toBeGreaterThan(late);
  expect(new Set(s3.presignedUrls.slice(before)).size).toBeGreaterThan(1);

  const source = (await audio.getAttribute("src")) ?? "";
  const address = await bo.page.request.get(source, { maxRedirects: 0 });
  expect([address.status(), address.headers().location?.startsWith(store)]).toEqual([302, true]);
  const stranger = await createBrowserUser(browser, uniqueName("Cy"), options);
  expect((await stranger.page.request.get(source, { maxRedirects: 0 })).status()).toBe(404);
  expect(refused).toEqual([]);
});
