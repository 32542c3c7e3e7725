import { findChromium } from "@/tools/find-program";
import { expectNoViolations } from "../support/pages/axe";
import { createBrowserUser, messages, openDirectRoom, tick, uniqueName } from "../support/pages/browser-user";
import { dropVideo } from "../support/pages/composer-files";
import { expect, test } from "../support/pages/test";

// A fake microphone that beeps, with permission granted.
test.use({
  launchOptions: {
    executablePath: findChromium() ?? undefined,
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      "--disable-background-networking",
      "--disable-gpu",
      "--no-first-run",
    ],
  },
});

test("a voice message is recorded, cancelled by Escape, sent, shown as a waveform and played at another speed", async ({
  browser,
}) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  await openDirectRoom(ann.page, bo.name);
  await openDirectRoom(bo.page, ann.name);
  const record = ann.page.getByRole("button", { name: "Record voice message" });
  const bar = ann.page.getByRole("group", { name: "Recording" });

  await record.click();
  await expect(bar.getByRole("timer")).toHaveText("0:01", { timeout: 15_000 });
  await expectNoViolations(ann.page, "a recording");
  await ann.page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);
  await expect(ann.page.getByRole("textbox", { name: "Message" })).toBeFocused();
  await expect(messages(ann.page)).toHaveCount(0);

  await record.click();
  await expect(bar.getByRole("timer")).toHaveText("0:03", { timeout: 15_000 });
  await bar.getByRole("button", { name: "Send voice message" }).click();
  await expect(bar).toHaveCount(0);
  await expect(messages(ann.page)).toHaveCount(1);
  await expect(tick(ann.page, "", "Read")).toBeVisible({ timeout: 20_000 });
  await expect(
    bo.page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: ann.name }),
  ).toContainText("Voice message");

  const heard = messages(bo.page).last().getByRole("group", { name: "Voice message" });
  await expect(heard).toContainText(/0:0[3-5]/);
  // The waveform has bars of different heights, since the microphone beeps.
  await expect
    .poll(async () => {
      const heights = await heard
        .locator("[data-bar]")
        .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().height));
      return new Set(heights.map(Math.round)).size;
    })
    .toBeGreaterThan(2);
  await heard.getByRole("button", { name: "Playback speed 1×" }).click();
  await expect(heard.getByRole("button", { name: "Playback speed 1.5×" })).toBeVisible();
  const slider = heard.getByRole("slider", { name: "Position" });
  await heard.getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(300);
  const rate = await heard.locator("audio").evaluate((audio: HTMLAudioElement) => audio.playbackRate);
  expect(rate).toBe(1.5);
  await expect(heard.getByRole("button", { name: "Play", exact: true })).toBeVisible({ timeout: 20_000 });
  await slider.fill("2000");
  await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(1_500);
  await expectNoViolations(bo.page, "a voice message");

  // A video has a thumbnail made by the sender's browser, and plays inline.
  await dropVideo(ann.page, "surf.webm");
  await ann.page.getByRole("button", { name: "Send", exact: true }).click();
  const film = messages(bo.page).last().getByRole("button", { name: "Play video surf.webm" });
  const still = film.getByRole("img", { name: "Video surf.webm" });
  await expect
    .poll(() => still.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(100);
  await film.click();
  await expect
    .poll(() =>
      messages(bo.page)
        .last()
        .locator("video")
        .evaluate((video: HTMLVideoElement) => video.currentTime),
    )
    .toBeGreaterThan(0.2);
});
