import { v7 as uuidv7 } from "uuid";
import { notificationTag } from "@/lib/shared/notifications";
import { createBrowserUser, uniqueName } from "../support/pages/browser-user";
import {
  clickNotification,
  createPushDelivery,
  messagePush,
  notificationBodies,
  recordBadges,
  serviceWorkerOf,
} from "../support/pages/notifications";
import { expect, test } from "../support/pages/test";

const ROOMS = 20;

test.use({ serviceWorkers: "allow" });

test("no notification that arrives during a count is lost to a click", async ({ browser }) => {
  const { page } = await createBrowserUser(browser, uniqueName("Ann"), { permissions: ["notifications"] });
  await page.goto("/settings");
  const deliver = await createPushDelivery(page);
  const worker = await serviceWorkerOf(page);
  // Each dismissed notification triggers a count of the remaining ones.
  await worker.evaluate(() => {
    setInterval(
      () =>
        globalThis.dispatchEvent(
          Object.assign(new Event("notificationclose"), {
            waitUntil: () => undefined,
          }),
        ),
      2,
    );
  });
  for (let room = 0; room < ROOMS; room += 1) await deliver(messagePush(uuidv7(), 1, `in ${room}`));
  await expect.poll(async () => (await notificationBodies(page)).length).toBe(ROOMS);
});

test("a notification that could not be marked as read shows again unless a newer one has come", async ({
  browser,
}) => {
  const { page } = await createBrowserUser(browser, uniqueName("Ann"), { permissions: ["notifications"] });
  await page.goto("/settings");
  const deliver = await createPushDelivery(page);
  const worker = await serviceWorkerOf(page);
  const badges = await recordBadges(worker);
  const asked = await worker.evaluateHandle(() => {
    const held: (() => void)[] = [];
    const { fetch } = globalThis;
    globalThis.fetch = async (...request) => {
      await new Promise<void>((resolve) => held.push(resolve));
      return fetch(...request);
    };
    return held;
  });
  const release = () => asked.evaluate((held) => held.shift()?.());
  const waiting = () => asked.evaluate((held) => held.length);
  // The room does not exist: the server refuses the receipt.
  const roomId = uuidv7();
  await deliver(messagePush(roomId, 1, "one"));
  await expect.poll(() => notificationBodies(page)).toEqual(["one"]);
  await clickNotification(page, notificationTag(roomId), "read");
  await expect.poll(waiting).toBe(1);
  await expect.poll(() => notificationBodies(page)).toEqual([]);
  await release();
  await expect.poll(() => notificationBodies(page)).toEqual(["one"]);

  await clickNotification(page, notificationTag(roomId), "read");
  await expect.poll(waiting).toBe(1);
  await deliver(messagePush(roomId, 2, "two"));
  await expect.poll(() => notificationBodies(page)).toEqual(["two"]);
  await release();
  // Counted after each push, each click and each refusal by the server.
  await expect.poll(badges).toEqual([1, 0, 1, 0, 1, 1]);
  expect(await notificationBodies(page)).toEqual(["two"]);
});
