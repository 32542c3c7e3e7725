import { messages, openDirect, tick, unique, visitor, write } from "../support/pages/browser-user";
import { expect, test } from "../support/pages/test";

test("where a WebSocket cannot pass, the page talks by polling", async ({ browser }) => {
  const [ann, bo] = [await visitor(browser, unique("Ann")), await visitor(browser, unique("Bo"))];
  // As a proxy does that knows of no upgrade.
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
  await openDirect(ann.page, bo.name);
  await openDirect(bo.page, ann.name);
  await polled;
  await write(ann.page, "by polling");
  await expect(tick(ann.page, "by polling", "Read")).toBeVisible();
  await write(bo.page, "heard");
  await expect(messages(ann.page).last()).toContainText("heard");
  expect(new URL(ann.page.url()).pathname).toMatch(/^\/rooms\/[\w-]+$/);
});
