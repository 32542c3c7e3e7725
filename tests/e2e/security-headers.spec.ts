import { createHash } from "node:crypto";
import { createBrowserUser, openDirectRoom, uniqueName, writeMessage } from "../support/pages/browser-user";
import { expect, test } from "../support/pages/test";

const nonceOf = (policy: string) => /'nonce-([^']+)'/.exec(policy)?.[1];

test.use({ serviceWorkers: "allow" });

test("a page runs only scripts with its nonce and cannot be framed", async ({ request }) => {
  const [first, second] = [await request.get("/sign-in"), await request.get("/sign-in")];
  const policy = first.headers()["content-security-policy"] ?? "";
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
  expect(scripts).not.toContain("unsafe");
  expect(policy).toContain("frame-ancestors 'none'");
  const nonce = nonceOf(policy);
  expect(nonce).toBeTruthy();
  expect(nonceOf(second.headers()["content-security-policy"] ?? "")).not.toBe(nonce);
  const tags = [...(await first.text()).matchAll(/<script\b([^>]*)>(.*?)<\/script>/gs)];
  expect(tags.length).toBeGreaterThan(0);
  for (const [, attributes = "", script = ""] of tags) {
    if (attributes.includes(`nonce="${nonce}"`)) continue;
    expect(scripts).toContain(`'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  }
  expect(first.headers()).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
  });
});

test("an API response carries a sandboxing policy and nosniff", async ({ request }) => {
  const answer = await request.get("/api/health");
  expect(answer.headers()["content-security-policy"]).toMatch(/^default-src 'none'.*sandbox$/);
  expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
});

test("a client cannot choose the nonce", async ({ request }) => {
  const mine = "'nonce-AAAAAAAAAAAAAAAAAAAAAA=='";
  const page = await request.get("/sign-in", {
    headers: { "content-security-policy": `script-src ${mine}`, "content-security-policy-report-only": mine },
  });
  expect(await page.text()).not.toContain("AAAAAAAAAAAAAAAAAAAAAA");
});

test("the policy blocks nothing of the page itself, but blocks an injected script", async ({ browser }) => {
  const refused: string[] = [];
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  ann.page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) refused.push(message.text());
  });
  await ann.page.reload();
  await openDirectRoom(ann.page, bo.name);
  await writeMessage(ann.page, "hello");
  await expect(ann.page.getByRole("article")).toContainText("hello");
  await ann.page.goto("/settings");
  await expect(ann.page.getByRole("heading", { name: "Settings" })).toBeVisible();
  expect(refused).toEqual([]);
  await ann.page.evaluate(() => {
    const image = document.createElement("div");
    image.innerHTML = `<img src="x" onerror="document.title='owned'">`;
    document.body.append(image);
  });
  await expect.poll(() => refused.length).toBeGreaterThan(0);
  expect(await ann.page.title()).not.toBe("owned");
});

test("scripts and styles are served in an encoding that the client accepts, and only if they exist", async ({
  request,
}) => {
  const page = await (await request.get("/sign-in")).text();
  const paths = new Set(page.match(/\/_next\/static\/[\w./~-]+\.(js|css)/g));
  expect(paths.size).toBeGreaterThan(3);
  for (const path of paths) {
    const get = async (accepted: string) => {
      const answer = await request.get(path, { headers: { "accept-encoding": accepted } });
      expect(answer.headers()).toMatchObject({
        "cache-control": "public, max-age=31536000, immutable",
        "content-type": expect.stringMatching(
          path.endsWith(".css") ? /^text\/css/ : /^(text|application)\/javascript/,
        ),
        "x-content-type-options": "nosniff",
        vary: "Accept-Encoding",
      });
      return { text: await answer.text(), coding: answer.headers()["content-encoding"] };
    };
    const { text } = await get("identity");
    expect(await get("gzip, deflate, br, zstd")).toEqual({ text, coding: "br" });
    expect(await get("gzip, br;q=0")).toEqual({ text, coding: "gzip" });
    const head = await request.head(path, { headers: { "accept-encoding": "br" } });
    expect(Number(head.headers()["content-length"])).toBeGreaterThan(0);
    expect(await head.text()).toBe("");
  }
  for (const path of [
    "chunks/none.js",
    "chunks/..%2f..%2f..%2fpackage.json",
    "chunks/..%2f..%2fbuild-manifest.js",
  ])
    expect((await request.get(`/_next/static/${path}`)).status()).toBe(404);
});
