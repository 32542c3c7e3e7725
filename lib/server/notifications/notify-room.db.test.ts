import { afterAll, beforeAll, expect, test } from "vitest";
import { addDirectRoom, addGroup, addUser, sendText } from "@/tests/support/domain/fixtures";
import {
  ageMessages,
  hasDuePush,
  openPushFixture,
  subscribeReceiver,
} from "@/tests/support/domain/push-fixtures";
import type { PushService } from "@/tests/support/fakes/push-service";
import { updateProfile } from "../accounts/profile/update-profile";
import { deleteMessage } from "../messages/delete-message";
import { hideMessage } from "../messages/hide-message";
import { runtime } from "../platform/runtime";
import { presence } from "../presence/presence";
import { markRead } from "../receipts/receipt-writer";
import { removeMember } from "../rooms/remove-member";
import { deliverDeferred } from "./deliver-deferred";
import { notifyRoom } from "./notify-room";
import { listSubscriptions } from "./queries";
import { retractPushes } from "./retract-pushes";

let service: PushService;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ service, close } = await openPushFixture());
});
afterAll(async () => {
  expect(service.faults).toEqual([]);
  await close();
});

const bodies = (browser: { received: { payload: object }[] }) =>
  browser.received.map(({ payload }) => ("body" in payload ? payload.body : "-"));

test("a user who is away is notified of a message once, encrypted for their browser and signed", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const [annes, bos] = [await subscribeReceiver(service, ann), await subscribeReceiver(service, bo)];
  const roomId = await addDirectRoom(ann, bo);
  const message = await sendText(ann, roomId, "hello **you**");
  await notifyRoom(roomId);
  await notifyRoom(roomId);
  expect(bos.received).toHaveLength(1);
  expect(bos.received[0]?.payload).toEqual({
    kind: "message",
    roomId,
    messageId: message.id,
    seq: 1,
    title: "Ann",
    body: "hello you",
    url: `/rooms/${roomId}?at=1`,
    tag: `room:${roomId}`,
    count: 1,
  });
  expect(bos.received[0]).toMatchObject({ urgency: "high", ttl: 86_400 });
  expect(bos.received[0]?.topic).toMatch(/^[\w-]{32}$/);
  expect(annes.requests).toBe(0);
  expect(await hasDuePush(roomId)).toBe(false);
});

test("a burst is one notification, and a later message replaces it under the same tag and topic", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const browser = await subscribeReceiver(service, bo);
  const roomId = await addGroup(ann, bo, cy);
  await sendText(ann, roomId, "one");
  await sendText(ann, roomId, "two");
  await sendText(cy, roomId, "three");
  await notifyRoom(roomId);
  await sendText(ann, roomId, "four");
  await notifyRoom(roomId);
  expect(bodies(browser)).toEqual(["Cy: three", "Ann: four"]);
  expect(browser.received.map(({ payload }) => "count" in payload && payload.count)).toEqual([3, 4]);
  expect(new Set(browser.received.map(({ topic }) => topic)).size).toBe(1);
  expect(browser.shown).toEqual(new Map([[`room:${roomId}`, 4]]));
});

test("a notification without a preview contains no name, text or title, and is in the reader's language", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const browser = await subscribeReceiver(service, bo);
  await updateProfile(bo, { pushPreview: false, language: "de" });
  const roomId = await addGroup(ann, bo);
  await sendText(ann, roomId, "a secret");
  await notifyRoom(roomId);
  expect(browser.received[0]?.payload).toMatchObject({ title: "Parley", body: "Neue Nachricht" });
  expect(JSON.stringify(browser.received)).not.toMatch(/secret|Ann|Group/);
});

test("do-not-disturb hours apply in the reader's time zone", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const browser = await subscribeReceiver(service, bo);
  const roomId = await addDirectRoom(ann, bo);
  const clock = (hours: number) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Tokyo", hour: "2-digit", minute: "2-digit" }).format(
      Date.now() + hours * 3_600_000,
    );
  await updateProfile(bo, { dndFrom: clock(-1), dndTo: clock(1), timeZone: "Asia/Tokyo" });
  await sendText(ann, roomId, "at night");
  await notifyRoom(roomId);
  await updateProfile(bo, { dndFrom: clock(1), dndTo: clock(-1) });
  await sendText(ann, roomId, "by day");
  await notifyRoom(roomId);
  expect(bodies(browser)).toEqual(["by day"]);
});

test("a device is not notified of messages older than its subscription", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  await sendText(ann, roomId, "before the browser was there");
  await runtime(
    "sql",
  )`update messages set created_at = now() - interval '5 minutes' where room_id = ${roomId}`;
  const browser = await subscribeReceiver(service, bo);
  await notifyRoom(roomId);
  expect(browser.requests).toBe(0);
  expect(await hasDuePush(roomId)).toBe(false);
});

test("notifications of read and deleted messages are retracted, from notified devices only", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const [phone, laptop] = [await subscribeReceiver(service, bo), await subscribeReceiver(service, bo)];
  const annesBrowser = await subscribeReceiver(service, ann);
  const roomId = await addDirectRoom(ann, bo);
  await sendText(ann, roomId, "one");
  await notifyRoom(roomId);
  await markRead(bo, { roomId, seq: 1 });
  expect(await retractPushes()).toBe(2);
  expect(await retractPushes()).toBe(0);
  for (const browser of [phone, laptop]) {
    expect(browser.received.at(-1)?.payload).toEqual({
      kind: "retract",
      roomId,
      seq: 1,
      tag: `room:${roomId}`,
    });
    expect(browser.shown.size).toBe(0);
  }
  const regretted = await sendText(ann, roomId, "two");
  await notifyRoom(roomId);
  await deleteMessage(ann, regretted.id);
  await retractPushes();
  expect(phone.shown.size).toBe(0);
  expect(annesBrowser.requests).toBe(0);
  // Read during the push request, when there is no delivery yet that could be marked for retraction.
  phone.responses.push({ delayMs: 300 });
  await sendText(ann, roomId, "three");
  const notifying = notifyRoom(roomId);
  await expect.poll(() => phone.requests).toBe(5);
  await markRead(bo, { roomId, seq: 3 });
  await notifying;
  await retractPushes();
  expect([phone.shown.size, laptop.shown.size]).toEqual([0, 0]);
});

test("P10 a removed member gets no notifications from then on, not even a retraction", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const [bos, cys] = [await subscribeReceiver(service, bo), await subscribeReceiver(service, cy)];
  const roomId = await addGroup(ann, bo, cy);
  await sendText(ann, roomId, "to both");
  await notifyRoom(roomId);
  await sendText(ann, roomId, "written before the removal");
  await removeMember(ann, roomId, bo.userId);
  await notifyRoom(roomId);
  await retractPushes();
  // A job that was enqueued before the removal and runs after it.
  const [device] = await listSubscriptions(bo);
  await deliverDeferred({ roomId, subscriptionId: device?.id ?? "" });
  expect(bodies(bos)).toEqual(["Ann: to both"]);
  expect(bodies(cys)).toEqual(["Ann: to both", "Ann: written before the removal"]);
});

test("P14 messages sent during a delivery run are notified too", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const browser = await subscribeReceiver(service, bo);
  const roomId = await addDirectRoom(ann, bo);
  let writing = true;
  const writer = (async () => {
    for (let n = 1; n <= 60; n += 1) await sendText(ann, roomId, `m${n}`);
    writing = false;
  })();
  while (writing || (await hasDuePush(roomId))) await notifyRoom(roomId);
  await writer;
  expect(browser.shown.get(`room:${roomId}`)).toBe(60);
  expect([...browser.showings.values()].every((count) => count === 1)).toBe(true);
  expect(browser.received.length).toBeGreaterThan(1);
});

const PRESENCE = ["away", "online", "viewing"] as const;
const NOTIFY = ["all", "mentions", "nothing"] as const;
const BOTH = [false, true];
interface Case {
  where: (typeof PRESENCE)[number];
  notify: (typeof NOTIFY)[number];
  muted: boolean;
  reads: boolean;
}

test("presence × settings × mute × reading × deletion × mention: exactly the right members are notified", async () => {
  const ann = await addUser("Ann");
  const cases: Case[] = PRESENCE.flatMap((where) =>
    NOTIFY.flatMap((notify) =>
      BOTH.flatMap((muted) => BOTH.map((reads) => ({ where, notify, muted, reads }))),
    ),
  );
  const members = await Promise.all(
    cases.map(async (one) => {
      const actor = await addUser("Member");
      return { ...one, actor, browser: await subscribeReceiver(service, actor) };
    }),
  );
  for (const mentioned of BOTH)
    for (const deleted of BOTH) {
      const roomId = await addGroup(ann, ...members.map(({ actor }) => actor));
      for (const { actor, where, notify, muted } of members) {
        await runtime("sql")`
          update room_members set notify = ${notify},
            muted_until = ${muted ? new Date(Date.now() + 60_000) : null}
          where room_id = ${roomId} and user_id = ${actor.userId}`;
        if (where !== "away") await presence().connected(actor.userId, "socket");
        if (where === "viewing") await presence().startViewing(actor.userId, "socket", roomId);
      }
      const seqBefore = new Map(members.map((member) => [member, member.browser.received.length]));
      const message = await sendText(ann, roomId, "news", { mentions: mentioned ? ["all"] : [] });
      // At once: members who are online may be reading.
      await notifyRoom(roomId);
      const notifiedAtOnce = members.filter((one) => one.browser.received.length > (seqBefore.get(one) ?? 0));
      const isEligible = ({ notify, muted }: Case) =>
        !muted && (notify === "all" || (notify === "mentions" && mentioned));
      expect(notifiedAtOnce.map(describeCase)).toEqual(
        members.filter((one) => one.where === "away" && isEligible(one)).map(describeCase),
      );
      for (const { actor, reads } of members) if (reads) await markRead(actor, { roomId, seq: message.seq });
      if (deleted) await deleteMessage(ann, message.id);
      await ageMessages(roomId, 6);
      await notifyRoom(roomId);
      await ageMessages(roomId, 20);
      await notifyRoom(roomId);
      const notified = members.filter((one) => one.browser.received.length > (seqBefore.get(one) ?? 0));
      const isDelayed = (one: Case) => one.where === "online" && !one.reads && !deleted;
      expect(notified.map(describeCase), `mentioned ${mentioned}, deleted ${deleted}`).toEqual(
        members
          .filter((one) => isEligible(one) && (one.where === "away" || isDelayed(one)))
          .map(describeCase),
      );
      expect(await hasDuePush(roomId)).toBe(false);
      await retractPushes();
      const showing = members.filter((one) => one.browser.shown.has(`room:${roomId}`));
      expect(showing.map(describeCase)).toEqual(
        notified.filter((one) => !one.reads && !deleted).map(describeCase),
      );
      for (const { actor } of members) await presence().stopViewing(actor.userId, "socket", roomId);
    }
});

const describeCase = ({ where, notify, muted, reads }: Case) =>
  [where, notify, muted && "muted", reads && "reads"].filter(Boolean).join(" ");

test("a user is not notified of messages they have hidden or of users they have blocked", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const browser = await subscribeReceiver(service, bo);
  const roomId = await addGroup(ann, bo, cy);
  const hidden = await sendText(ann, roomId, "one");
  await hideMessage(bo, hidden.id);
  await runtime("sql")`insert into blocks (blocker_id, blocked_id) values (${bo.userId}, ${cy.userId})`;
  await sendText(cy, roomId, "two");
  await notifyRoom(roomId);
  expect([browser.requests, await hasDuePush(roomId)]).toEqual([0, false]);
  await sendText(ann, roomId, "three");
  await notifyRoom(roomId);
  expect(bodies(browser)).toEqual(["Ann: three"]);
});

test("a viewer who leaves the room without reading is notified after all", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const browser = await subscribeReceiver(service, bo);
  const roomId = await addDirectRoom(ann, bo);
  await presence().connected(bo.userId, "s");
  await presence().startViewing(bo.userId, "s", roomId);
  await sendText(ann, roomId, "one");
  await notifyRoom(roomId);
  expect(await hasDuePush(roomId)).toBe(true);
  await presence().stopViewing(bo.userId, "s", roomId);
  await presence().disconnected(bo.userId, "s");
  await notifyRoom(roomId);
  expect(bodies(browser)).toEqual(["one"]);
});
