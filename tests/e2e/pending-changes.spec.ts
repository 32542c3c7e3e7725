import { expect, test } from "../support/pages/test";
import { choose, row, say, two } from "../support/pages/two-users";

test("what is done without a connection shows at once, outlives a reload and goes out later (P9)", async ({
  browser,
}) => {
  const [ann, bo] = await two(browser);
  await say(ann, "first wording");
  await say(bo, "react to me");
  await expect(row(ann.page, "react to me")).toBeVisible();
  let cut = true;
  await ann.page.context().route(/\/api\/messages\//, (route) => (cut ? route.abort() : route.continue()));
  const field = ann.page.getByRole("textbox", { name: "Message" });
  await field.press("ArrowUp");
  await field.fill("second wording");
  await field.press("Enter");
  await choose(row(ann.page, "react to me"), "React with 🙏");
  await expect(row(ann.page, "second wording")).toContainText("edited");
  await ann.page.reload();
  await expect(row(ann.page, "second wording")).toContainText("edited");
  await expect(row(ann.page, "react to me").getByRole("button", { name: /^🙏/ })).toBeVisible();
  await expect(row(bo.page, "first wording")).toBeVisible();
  cut = false;
  await expect(row(bo.page, "second wording")).toContainText("edited", { timeout: 20_000 });
  await expect(row(bo.page, "react to me").getByRole("button", { name: /^🙏/ })).toBeVisible();
});

test("what the server refuses is undone and told", async ({ browser }) => {
  const [ann, bo] = await two(browser);
  await say(bo, "react to me");
  await ann.page
    .context()
    .route(/\/reactions\//, (route) =>
      route.fulfill({ status: 403, json: { error: { code: "forbidden", message: "No." } } }),
    );
  await choose(row(ann.page, "react to me"), "React with 🙏");
  await expect(ann.page.getByText("You are not allowed to do that.")).toBeVisible();
  await expect(row(ann.page, "react to me").getByRole("button", { name: /^🙏/ })).toHaveCount(0);
});
