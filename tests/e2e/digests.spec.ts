import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/server/db/embedded";
import { createBot } from "../support/clients/bot";
import { type MailServer, startMailServer } from "../support/fakes/mail-server";
import { expectNoViolations } from "../support/pages/axe";
import { signIn } from "../support/pages/browser-user";
import { expect, test } from "../support/pages/test";
import { type RunningServer, startServer } from "../support/processes/server";

test.describe.configure({ timeout: 180_000 });

let folder: string;
let database: EmbeddedPostgres;
let sql: postgres.Sql;
let mail: MailServer;
let server: RunningServer;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-digests-"));
  database = await startEmbeddedPostgres({ dataDir: folder });
  mail = await startMailServer();
  server = await startServer({
    env: { DATABASE_URL: database.url, SMTP_URL: mail.url, SMTP_FROM: "Parley <no-reply@chat.example>" },
  });
  sql = postgres(database.url, { max: 1 });
});
test.afterAll(async () => {
  await sql.end();
  expect(await server.stop()).toBe(0);
  await mail.stop();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Dates everyone's last activity back by an hour, then runs the scheduled digest job. */
async function passAnHour(): Promise<void> {
  await sql`update users set created_at = now() - interval '2 hours', last_seen_at = now() - interval '1 hour'`;
  await sql`update messages set created_at = now() - interval '1 hour'`;
  await sql`select graphile_worker.add_job('send_digests', '{}', job_key => 'send_digests')`;
}

test("a user with unread messages gets a digest, and its link unsubscribes with one button without sign-in", async ({
  browser,
}) => {
  const [ann, bo] = [await createBot(server.url, "Ann"), await createBot(server.url, "Bo")];
  const room = await bo.createDirectRoom(ann);
  ann.close();
  await bo.sendMessage(room.id, "the gate is open");
  await expect
    .poll(
      async () => {
        await passAnHour();
        return mail.received.length;
      },
      { timeout: 30_000, intervals: [1_000] },
    )
    .toBe(1);
  const [received] = mail.received;
  expect(received?.to).toEqual([ann.email]);
  expect(received?.text).toContain("the gate is open");
  const [address = ""] = /http\S+unsubscribe\?token=\S+/.exec(received?.text ?? "") ?? [];
  const wants = async () =>
    (await sql<{ wants: boolean }[]>`select email_digest as wants from users where id = ${ann.userId}`)[0]
      ?.wants;

  const page = await (await browser.newContext({ baseURL: server.url })).newPage();
  await page.goto(address);
  const stop = page.getByRole("button", { name: "Stop these e-mails" });
  await expect(stop).toBeEnabled();
  // A link scanner's request changes nothing.
  expect(await wants()).toBe(true);
  await expectNoViolations(page, "the way out of e-mails");
  await stop.click();
  await expect(page.getByRole("heading", { name: "You get no more of these e-mails" })).toBeVisible();
  expect(await wants()).toBe(false);
  await expectNoViolations(page, "out of e-mails");
  await page.getByRole("link", { name: "Go to settings" }).click();
  await expect(page).toHaveURL(/sign-in/);
  await signIn(page, ann.email);
  await expect(page.getByRole("navigation", { name: "Rooms" })).toBeVisible();
  await page.goto("/settings");
  const again = page
    .getByRole("region", { name: "Notifications" })
    .getByRole("checkbox", { name: new RegExp(ann.email) });
  await expect(again).not.toBeChecked();
  await again.click();
  await expect.poll(wants).toBe(true);

  await page.goto("/unsubscribe?token=nonsense");
  await stop.click();
  await expect(page.getByText("This link does not work.")).toBeVisible();
  expect(await wants()).toBe(true);
  bo.close();
});
