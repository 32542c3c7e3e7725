import {
  createBrowserUser,
  messages,
  openDirectRoom,
  tick,
  uniqueName,
  writeMessage,
} from "../support/pages/browser-user";
import { expect, test } from "../support/pages/test";

test("where WebSocket is blocked, the page uses long polling", async ({ browser }) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  // Simulates a proxy that does not support the WebSocket upgrade.
  await ann.page.addInitScript(() => {
    window.WebSocket = class extends EventTarget {
      constructor() {
        super();
        setTimeout(() => (this as unknown as WebSocket).onerror?.(new Event("error")));
      }
      close() {}
    } as unknown as typeof WebSocket;
  });
  await ann.page.reload();
  const polled = ann.page.waitForResponse(/transport=polling.*sid=/);
  await openDirectRoom(ann.page, bo.name);
  await openDirectRoom(bo.page, ann.name);
  await polled;
  await writeMessage(ann.page, "by polling");
  await expect(tick(ann.page, "by polling", "Read")).toBeVisible();
  await writeMessage(bo.page, "heard");
  await expect(messages(ann.page).last()).toContainText("heard");
  expect(new URL(ann.page.url()).pathname).toMatch(/^\/rooms\/[\w-]+$/);
});
