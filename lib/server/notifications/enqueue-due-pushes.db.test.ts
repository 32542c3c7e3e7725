import { afterAll, beforeAll, expect, test } from "vitest";
import { direct, openWorld, person, say } from "@/tests/support/domain/fixtures";
import { runtime } from "../platform/runtime";
import { createGroup } from "../rooms/create-group";
import { deleteRoom } from "../rooms/delete-room";
import { queueDueRetracts, queueDueRooms } from "./enqueue-due-pushes";
import { notifyRoom } from "./notify-room";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openWorld();
});
afterAll(() => close());

const jobs = async (roomId: string) =>
  (await runtime("sql")`select id from graphile_worker.jobs where key = ${`push:${roomId}`}`).length;
const wait = (seconds: number) => runtime("sql")`
  update push_due set due_at = due_at - make_interval(secs => ${seconds}),
    queued_at = queued_at - make_interval(secs => ${seconds})`;

test("P14 a due room becomes one job after a moment, and again when that job was lost", async () => {
  const [ann, bo] = [await person("Ann"), await person("Bo")];
  const roomId = await direct(ann, bo);
  await Promise.all(Array.from({ length: 20 }, (_, n) => say(ann, roomId, `m${n}`)));
  expect(await queueDueRooms()).toBe(0);
  await wait(2);
  const [one, other] = await Promise.all([queueDueRooms(), queueDueRooms()]);
  expect([one + other, await jobs(roomId)]).toEqual([1, 1]);
  expect(await queueDueRooms()).toBe(0);
  await runtime("sql")`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`;
  await wait(60);
  expect(await queueDueRooms()).toBe(0);
  await wait(61);
  expect([await queueDueRooms(), await jobs(roomId)]).toEqual([1, 1]);
  await notifyRoom(roomId);
  await wait(1_000);
  expect(await queueDueRooms()).toBe(0);
});

test("many due rooms are taken in portions, and a room that is gone is due no more", async () => {
  const ann = await person("Ann");
  const rooms = await Promise.all(Array.from({ length: 3 }, () => createGroup(ann, "Group", [])));
  for (const { id } of rooms) await say(ann, id, "hello");
  await deleteRoom(ann, rooms[0]?.id ?? "");
  await wait(2);
  expect(await queueDueRooms()).toBe(2);
  await notifyRoom(rooms[0]?.id ?? "");
});

test("what is to be taken back is one job, however much it is", async () => {
  await queueDueRetracts();
  const count = async () =>
    (await runtime("sql")`select 1 from graphile_worker.jobs where task_identifier = 'retract_pushes'`)
      .length;
  expect(await count()).toBe(0);
  const ann = await person("Ann");
  await runtime("sql")`
    with s as (
      insert into push_subscriptions (id, user_id, session_id, kind, address)
      values (gen_random_uuid(), ${ann.userId}, ${ann.sessionId}, 'fcm', 'a token') returning id
    )
    insert into push_notified (room_id, user_id, subscription_id, seq, retract_at)
    select gen_random_uuid(), ${ann.userId}, id, 1, now() from s, generate_series(1, 3)`;
  await queueDueRetracts();
  await queueDueRetracts();
  expect(await count()).toBe(1);
});
