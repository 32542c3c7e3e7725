import { randomUUID } from "node:crypto";
import {
  messages,
  openDirectRoom,
  signUp,
  tick,
  uniqueName,
  writeMessage,
} from "../support/pages/browser-user";
import { waitForHydration } from "../support/pages/message-log";
import { expect, test } from "../support/pages/test";

test("two users sign up and chat: ticks, typing, presence and history survive a reload", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const newcomer = async (first: string) => {
    const page = await (await browser.newContext()).newPage();
    const name = uniqueName(first);
    await signUp(page, name, `${randomUUID()}@example.com`);
    return { name, page };
  };
  const [ann, bo, cy] = [await newcomer("Ann"), await newcomer("Bo"), await newcomer("Cy")];

  await openDirectRoom(ann.page, bo.name);
  await writeMessage(ann.page, "first of all");
  await expect(tick(ann.page, "first of all", "Delivered")).toBeVisible();
  await bo.page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: ann.name }).click();
  await expect(messages(bo.page)).toHaveCount(1);
  await expect(tick(ann.page, "first of all", "Read")).toBeVisible();

  for (let n = 1; n < 30; n += 1) {
    await writeMessage(ann.page, `a${n} from Ann`);
    await writeMessage(bo.page, `b${n} from Bo`);
  }
  // It is the last one once all earlier messages have been sent, over any connection.
  await expect(tick(ann.page, "a29 from Ann", /Sent|Delivered|Read/)).toBeVisible();
  await writeMessage(bo.page, "b30 from Bo");
  await expect(messages(ann.page).last()).toContainText("b30 from Bo");
  await expect(tick(ann.page, "a29 from Ann", "Read")).toBeVisible();
  await expect(tick(bo.page, "b30 from Bo", "Read")).toBeVisible();

  await bo.page.getByRole("textbox", { name: "Message" }).pressSequentially("thinking");
  await expect(ann.page.getByText("typing…").first()).toBeVisible();
  await expect(ann.page.getByText("typing…")).toHaveCount(0, { timeout: 10_000 });

  const texts = async (page: typeof ann.page) => {
    await waitForHydration(page);
    await page.getByRole("log").evaluate((log) => log.scrollTo({ top: 0 }));
    await expect(messages(page)).toHaveCount(60);
    return messages(page).evaluateAll((articles) =>
      articles.map((one) => /[ab]\d+ from|first/.exec(one.textContent ?? "")?.[0]),
    );
  };
  await Promise.all([ann.page.reload(), bo.page.reload()]);
  await expect(messages(ann.page).last()).toContainText("b30 from Bo");
  const seen = await texts(ann.page);
  expect(await texts(bo.page)).toEqual(seen);
  expect(seen.filter((text) => text?.startsWith("a")).map((text) => Number(text?.match(/\d+/)))).toEqual(
    Array.from({ length: 29 }, (_, index) => index + 1),
  );

  await expect(ann.page.getByText("online", { exact: false }).first()).toBeVisible();
  await bo.page.close();
  await expect(ann.page.getByText(/last seen/i).first()).toBeVisible({ timeout: 15_000 });

  await cy.page.reload();
  await expect(cy.page.getByRole("navigation", { name: "Rooms" })).toBeVisible();
  await expect(cy.page.getByRole("link", { name: ann.name })).toHaveCount(0);
  await cy.page.goto(new URL(ann.page.url()).pathname);
  await expect(cy.page.getByText("from Ann")).toHaveCount(0);
  await expect(messages(cy.page)).toHaveCount(0);
});
