import { expect, test } from "../support/pages/test";
import { chooseMenuItem, lastMessageWith, sendAndWait, twoUsers } from "../support/pages/two-users";

test("a change made offline shows at once, survives a reload and is sent later (P9)", async ({ browser }) => {
  const [ann, bo] = await twoUsers(browser);
  await sendAndWait(ann, "first wording");
  await sendAndWait(bo, "react to me");
  await expect(lastMessageWith(ann.page, "react to me")).toBeVisible();
  let cut = true;
  await ann.page.context().route(/\/api\/messages\//, (route) => (cut ? route.abort() : route.continue()));
  const field = ann.page.getByRole("textbox", { name: "Message" });
  await field.press("ArrowUp");
  await field.fill("second wording");
  await field.press("Enter");
  await chooseMenuItem(lastMessageWith(ann.page, "react to me"), "React with 🙏");
  await expect(lastMessageWith(ann.page, "second wording")).toContainText("edited");
  await ann.page.reload();
  await expect(lastMessageWith(ann.page, "second wording")).toContainText("edited");
  await expect(lastMessageWith(ann.page, "react to me").getByRole("button", { name: /^🙏/ })).toBeVisible();
  await expect(lastMessageWith(bo.page, "first wording")).toBeVisible();
  cut = false;
  await expect(lastMessageWith(bo.page, "second wording")).toContainText("edited", { timeout: 20_000 });
  await expect(lastMessageWith(bo.page, "react to me").getByRole("button", { name: /^🙏/ })).toBeVisible();
});

test("a change that the server refuses is reverted with a notice", async ({ browser }) => {
  const [ann, bo] = await twoUsers(browser);
  await sendAndWait(bo, "react to me");
  await ann.page
    .context()
    .route(/\/reactions\//, (route) =>
      route.fulfill({ status: 403, json: { error: { code: "forbidden", message: "No." } } }),
    );
  await chooseMenuItem(lastMessageWith(ann.page, "react to me"), "React with 🙏");
  await expect(ann.page.getByText("You are not allowed to do that.")).toBeVisible();
  await expect(lastMessageWith(ann.page, "react to me").getByRole("button", { name: /^🙏/ })).toHaveCount(0);
});
