import type { Page } from "@playwright/test";
import { startServer } from "@/tests/support/processes/server";
import { openBrowser } from "../page/browser";
import { startEmptyApp } from "../page/empty-app";
import { measureScriptWeight, type ScriptWeight } from "../page/first-load";
import { type Histories, writeHistories } from "../page/histories";
import { CATEGORIES, type Category, type Device, lighthouse, type Scores } from "../page/lighthouse";
import { type FrameTimes, loadWholeHistory, measureScrolling } from "../page/scrolling";
import { signInBrowser } from "../page/signed-in";
import { observeInteractions, readWebVitals, type WebVitals } from "../page/vitals";
import type { Measure } from "../support/context";
import type { Comparison } from "../support/report";
import { median } from "../support/statistics";

const LOAD_MS = 300_000;
/** Lighthouse runs: the scores vary with the machine's load. */
const LOOKS = 5;
const BUDGET = { lcp: 1_500, cls: 0.02, inp: 100, score: 95 };
/** Categories of pages behind the sign-in, which search engines cannot index. */
const SIGNED_IN: readonly Category[] = CATEGORIES.filter((name) => name !== "seo");

/** Measures the page in Chromium as `npm start` serves it: bytes, first paint, scrolling, input latency and Lighthouse scores. */
export const measurePage: Measure = async ({ database, rounds = 2, progress }) => {
  const server = await startServer({
    env: { DATABASE_URL: await database.createDatabase("page"), RATE_LIMIT_SCALE: "100000" },
  });
  try {
    const histories = await writeHistories(server.url);
    progress("histories are written");
    const scripts = await measureScripts(server.url, histories, rounds);
    progress("the scripts are counted");
    const use = await measureUse(server.url, histories, rounds, progress);
    return [...scripts, ...use, ...(await measureLighthouse(server.url, histories, progress))];
  } finally {
    await server.stop();
  }
};

async function measureScripts(url: string, { email, short, unread }: Histories, rounds: number) {
  const empty = await startEmptyApp();
  const ours: ScriptWeight[] = [];
  const atUnread: ScriptWeight[] = [];
  const theirs: ScriptWeight[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const browser = await openBrowser(url);
      try {
        await signInBrowser(browser.context.pages()[0] as Page, email, url);
        ours.push(
          await measureScriptWeight(browser.context, `${url}/rooms/${short}`, isConversation, takesText),
        );
        atUnread.push(
          await measureScriptWeight(browser.context, `${url}/rooms/${unread}`, isConversation, takesText),
        );
        theirs.push(await measureScriptWeight(browser.context, empty.url, isLoaded));
      } finally {
        await browser.close();
      }
    }
  } finally {
    await empty.stop();
  }
  const compare = (
    work: string,
    loads: ScriptWeight[],
    part: keyof ScriptWeight,
    target: Comparison["target"],
  ): Comparison => ({
    work,
    unit: "KiB gzip",
    ours: loads.map((load) => load[part]),
    baseline: "an empty Next app",
    baselineValues: theirs.map((load) => load[part]),
    target,
  });
  const most = { atMost: 1.6 };
  return [
    compare("JavaScript of `/rooms/ID` until its messages are there and one can write", ours, "shown", most),
    compare("the same where it opens at what is unread", atUnread, "shown", most),
    compare("all that it loads by itself", ours, "all", null),
  ];
}

/** The server renders messages and composer; after hydration typed text can be sent. */
const isConversation = () =>
  document.querySelector("[role=log] article") !== null &&
  Object.keys(document.querySelector("form textarea") ?? {}).some((key) => key.startsWith("__reactProps"));
const isLoaded = () => document.readyState === "complete";

async function takesText(page: Page): Promise<void> {
  const field = page.getByRole("textbox", { name: "Message" });
  await field.fill("typed");
  if (await page.getByRole("button", { name: "Send" }).isDisabled())
    throw new Error("What the composer has taken cannot be sent.");
  await field.fill("");
}

async function measureUse(
  url: string,
  { email, long, short }: Histories,
  rounds: number,
  progress: (line: string) => void,
): Promise<Comparison[]> {
  const came: WebVitals[] = [];
  const all: FrameTimes[] = [];
  const few: FrameTimes[] = [];
  const answers: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const browser = await openBrowser(url);
    try {
      const page = browser.context.pages()[0] as Page;
      await signInBrowser(page, email, url);
      await open(page, short);
      came.push(await readWebVitals(page));
      await loadWholeHistory(page, LOAD_MS);
      few.push(await measureScrolling(page));
      await open(page, long);
      await loadWholeHistory(page, LOAD_MS);
      progress("the long history is loaded");
      all.push(await measureScrolling(page));
      answers.push(await interact(page));
    } finally {
      await browser.close();
    }
  }
  const budget = (work: string, unit: string, ours: number[], most: number): Comparison => ({
    work,
    unit,
    ours,
    baseline: "budget",
    baselineValues: ours.map(() => most),
    target: { atMost: 1 },
  });
  const rate = (frames: FrameTimes[]) => Math.round(1_000 / median(frames.map((one) => one.median)));
  const long_ = (frames: FrameTimes[]) => frames.map((one) => one.longTasks).join(", ");
  return [
    {
      work: "scrolling with 10,000 messages loaded, 95 of 100 frames within",
      unit: "ms",
      ours: all.map((frames) => frames.p95),
      baseline: "with 100 loaded",
      baselineValues: few.map((frames) => frames.p95),
      target: { atMost: 1.2 },
      notes: `${rate(all)} frames/s against ${rate(few)}; long tasks ${long_(all)} against ${long_(few)}`,
    },
    budget("INP with 10,000 messages loaded: typing, menu, keys", "ms", answers, BUDGET.inp),
    budget(
      "LCP of `/rooms/ID`, nothing cached",
      "ms",
      came.map((one) => one.lcp),
      BUDGET.lcp,
    ),
    budget(
      "CLS of `/rooms/ID`",
      "",
      came.map((one) => one.cls),
      BUDGET.cls,
    ),
  ];
}

/** Opens the room as on a first visit. */
async function open(page: Page, roomId: string): Promise<void> {
  await page.goto(`/rooms/${roomId}`);
  await page.getByRole("log").getByRole("article").first().waitFor();
  await page.waitForLoadState("networkidle");
}

/** Performs common interactions; returns the slowest response, ms. */
async function interact(page: Page): Promise<number> {
  const slowest = await observeInteractions(page);
  const field = page.getByRole("textbox", { name: "Message" });
  await field.click();
  await field.pressSequentially("a sentence typed while ten thousand messages are loaded", { delay: 30 });
  await page.getByRole("button", { name: "Send" }).click();
  const last = page.getByRole("log").getByRole("article").last();
  await last.click({ button: "right" });
  await page.getByRole("menu").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("log").focus();
  for (let at = 0; at < 10; at += 1) await page.keyboard.press("ArrowUp", { delay: 30 });
  await page.getByRole("button", { name: "Conversation details" }).click();
  await page.getByRole("complementary", { name: "Details" }).waitFor();
  return slowest();
}

async function measureLighthouse(
  url: string,
  { email, short }: Histories,
  progress: (line: string) => void,
): Promise<Comparison[]> {
  const rows: Comparison[] = [];
  const look = async (name: string, path: string, categories: readonly Category[], known: boolean) => {
    for (const device of ["mobile", "desktop"] satisfies Device[]) {
      const looks: Scores[] = [];
      for (let at = 0; at < LOOKS; at += 1) {
        const browser = await openBrowser(url);
        try {
          if (known) await signInBrowser(browser.context.pages()[0] as Page, email, url);
          const { scores, failing } = await lighthouse(`${url}${path}`, browser.port, device, categories);
          progress(`${name}, ${device}: ${JSON.stringify(scores)} ${failing.join("; ")}`);
          looks.push(scores);
        } finally {
          await browser.close();
        }
      }
      const scoresOf = (category: Category) => looks.map((scores) => scores[category] ?? 0);
      rows.push({
        work: `Lighthouse, ${name}, ${device}: the lowest of its scores`,
        unit: "",
        ours: looks.map((scores) => Math.min(...Object.values(scores))),
        baseline: "to reach",
        baselineValues: looks.map(() => BUDGET.score),
        target: { atLeast: 1 },
        notes: categories.map((category) => `${category} ${median(scoresOf(category))}`).join(", "),
      });
    }
  };
  await look("sign-in", "/sign-in", CATEGORIES, false);
  await look("a conversation", `/rooms/${short}`, SIGNED_IN, true);
  return rows;
}
