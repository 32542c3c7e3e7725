import type { Page } from "@playwright/test";
import {
  createBrowserUser,
  messages,
  openDirectRoom,
  uniqueName,
  writeMessage,
} from "../support/pages/browser-user";
import { expect, test } from "../support/pages/test";

const row = (page: Page, text: string) => messages(page).filter({ hasText: text }).last();

test("Markdown is rendered, and HTML never", async ({ browser }) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  await openDirectRoom(ann.page, bo.name);
  const { page } = ann;
  await writeMessage(page, "**bold** _italic_ ~~gone~~ `code` <b id=evil>html</b>");
  const first = row(page, "bold");
  await expect(first.locator("strong")).toHaveText("bold");
  await expect(first.locator("em")).toHaveText("italic");
  await expect(first.locator("s")).toHaveText("gone");
  await expect(first.locator("code")).toHaveText("code");
  await expect(first).toContainText("<b id=evil>html</b>");
  await expect(page.locator("#evil")).toHaveCount(0);

  await writeMessage(page, "> quoted\n\n- one\n- two\n\n```js\nlet x = 1;\n```");
  const blocks = row(page, "quoted");
  await expect(blocks.locator("blockquote")).toContainText("quoted");
  await expect(blocks.getByRole("listitem")).toHaveText(["one", "two"]);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await blocks.getByRole("button", { name: "Copy code" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("let x = 1;");

  const foreign: string[] = [];
  page.on("request", (request) => {
    if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== new URL(page.url()).origin)
      foreign.push(request.url());
  });
  await writeMessage(page, "[bank.example](https://evil.example/) [run](javascript:alert(1)) x@example.org");
  const links = row(page, "bank.example").locator("p").filter({ hasText: "bank.example" });
  await expect(links.getByRole("link")).toHaveCount(2);
  await expect(links.getByRole("link").first()).toHaveAttribute("rel", /noopener/);
  await expect(links.getByRole("link").first()).toHaveAttribute("target", "_blank");
  await expect(links).toContainText("(evil.example)");
  await expect(links.getByRole("link").last()).toHaveAttribute("href", "mailto:x@example.org");
  // The preview's space is reserved at once; the reader's browser contacts no third party.
  await expect(row(page, "bank.example").getByRole("link", { name: /^evil\.example/ })).toBeVisible();
  expect(foreign).toEqual([]);
});

test("huge, stacked, right-to-left and unbroken text stays inside its bubble", async ({ browser }) => {
  const options = { viewport: { width: 390, height: 844 } };
  const ann = await createBrowserUser(browser, uniqueName("Ann"), options);
  const bo = await createBrowserUser(browser, uniqueName("Bo"));
  await openDirectRoom(ann.page, bo.name);
  const { page } = ann;
  await writeMessage(page, `long ${"word ".repeat(1_500)}end`);
  const long = row(page, "word word");
  const folded = (await long.boundingBox())?.height ?? 0;
  expect(folded).toBeLessThan(600);
  await long.getByRole("button", { name: "Show more" }).click();
  await expect(long.getByRole("button", { name: "Show less" })).toBeVisible();
  await expect.poll(async () => (await long.boundingBox())?.height ?? 0).toBeGreaterThan(folded);

  await writeMessage(page, "x".repeat(500));
  await writeMessage(page, `z${"\u0301\u0302\u0303\u0304".repeat(60)}algo`);
  await writeMessage(page, "safe \u202eesrever");
  await writeMessage(page, "مرحبا بالعالم");
  await expect(messages(page)).toHaveCount(5);
  await expect(messages(page).last().locator("p[dir=auto]")).toHaveCSS("direction", "rtl");
  const tall = await messages(page).nth(2).boundingBox();
  expect(tall?.height).toBeLessThan(80);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);
});
