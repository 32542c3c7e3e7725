import { expect, type Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { createApi } from "@/lib/client/api/api";
import { request } from "@/lib/client/connection/socket";
import type { TokenGrant } from "@/lib/contract/accounts";
import type { Room } from "@/lib/contract/rooms";
import { type Bot, createBot, PASSWORD, signInBot } from "../clients/bot";
import { type BrowserUser, createBrowserUser } from "./browser-user";

type ContextOptions = Parameters<typeof createBrowserUser>[2];

/** A visitor and a bot in a direct room, where the bot has sent `said` messages, `m1`, `m2`, …, all read. */
export interface ConversationFixture {
  reader: BrowserUser;
  writer: Bot;
  room: Room;
  /** Sends further `m…` messages from the bot, in order. */
  send: (count: number) => Promise<void>;
  /** Marks everything as read by the visitor on another device. */
  readAll: () => Promise<void>;
}

export async function createConversation(
  browser: Parameters<typeof createBrowserUser>[0],
  baseUrl: string,
  said: number,
  options: ContextOptions = {},
): Promise<ConversationFixture> {
  const reader = await createBrowserUser(browser, "Reader", options);
  const grant = await createApi({ baseUrl }).post<TokenGrant>("/api/token", {
    email: reader.email,
    password: PASSWORD,
  });
  const writer = await createBot(baseUrl, "Writer");
  const room = await writer.createDirectRoom({ userId: grant.user.id });
  let last = 0;
  const say = async (count: number) => {
    for (const end = last + count; last < end; ) {
      const texts = Array.from({ length: Math.min(25, end - last) }, () => {
        last += 1;
        return `m${last} ${"word ".repeat(1 + ((last * 7) % 23))}`.trim();
      });
      await Promise.all(texts.map((text) => writer.sendMessage(room.id, text, uuidv7())));
    }
  };
  const readAll = async () => {
    const device = await signInBot(baseUrl, reader.email);
    await request(device.socket, "mark_read", { roomId: room.id, seq: last });
    device.close();
  };
  await say(said);
  await readAll();
  return { reader, writer, room, send: say, readAll };
}

/** Returns the message that begins with `text`. */
export const messageByText = (page: Page, text: string) =>
  page
    .getByRole("log")
    .getByRole("article")
    .filter({ hasText: new RegExp(`${text}\\b`) });

/** Returns the topmost visible message's text and its distance from the log's top, px. */
export function topMessage(page: Page): Promise<{ text: string; top: number }> {
  return page.getByRole("log").evaluate((log) => {
    const frame = log.getBoundingClientRect();
    for (const one of log.querySelectorAll("article")) {
      const box = one.getBoundingClientRect();
      if (box.top >= frame.top) return { text: one.textContent ?? "", top: box.top - frame.top };
    }
    throw new Error("no message is on the screen");
  });
}

/** Returns the distance between the scroll position and the log's end, px. */
export const distanceFromEnd = (page: Page): Promise<number> =>
  page.getByRole("log").evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);

export async function openRoom(page: Page, room: Room, query = ""): Promise<void> {
  await page.goto(`/rooms/${room.id}${query}`);
  await waitForHydration(page);
}

/** Waits for log hydration; before it, scroll offsets count from the log's end. */
export async function waitForHydration(page: Page): Promise<void> {
  await expect(page.locator("[role=log] [data-line-key]").first()).toHaveCSS("position", "absolute");
}
