import { afterAll, beforeAll, expect, test } from "vitest";
import { addDirectRoom, addUser, openTestDatabase, sendText } from "@/tests/support/domain/fixtures";
import { runtime } from "../platform/runtime";
import { createGroup } from "../rooms/create-group";
import { deleteRoom } from "../rooms/delete-room";
import { enqueueDueRetracts, enqueueDueRooms } from "./enqueue-due-pushes";
import { notifyRoom } from "./notify-room";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
});
afterAll(() => close());

const jobs = async (roomId: string) =>
  (await runtime("sql")`select id from graphile_worker.jobs where key = ${`push:${roomId}`}`).length;
const wait = (seconds: number) => runtime("sql")`
  update push_due set due_at = due_at - make_interval(secs => ${seconds}),
    queued_at = queued_at - make_interval(secs => ${seconds})`;

test("P14 a due room becomes one job after a moment, and another one when that job was lost", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  await Promise.all(Array.from({ length: 20 }, (_, n) => sendText(ann, roomId, `m${n}`)));
  expect(await enqueueDueRooms()).toBe(0);
  await wait(2);
  const [one, other] = await Promise.all([enqueueDueRooms(), enqueueDueRooms()]);
  expect([one + other, await jobs(roomId)]).toEqual([1, 1]);
  expect(await enqueueDueRooms()).toBe(0);
  await runtime("sql")`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`;
  await wait(60);
  expect(await enqueueDueRooms()).toBe(0);
  await wait(61);
  expect([await enqueueDueRooms(), await jobs(roomId)]).toEqual([1, 1]);
  await notifyRoom(roomId);
  await wait(1_000);
  expect(await enqueueDueRooms()).toBe(0);
});

test("due rooms are enqueued together, and a deleted room is not due", async () => {
  const ann = await addUser("Ann");
  const rooms = await Promise.all(Array.from({ length: 3 }, () => createGroup(ann, "Group", [])));
  for (const { id } of rooms) await sendText(ann, id, "hello");
  await deleteRoom(ann, rooms[0]?.id ?? "");
  await wait(2);
  expect(await enqueueDueRooms()).toBe(2);
  await notifyRoom(rooms[0]?.id ?? "");
});

test("any number of due retractions is one job", async () => {
  await enqueueDueRetracts();
  const count = async () =>
    (await runtime("sql")`select 1 from graphile_worker.jobs where task_identifier = 'retract_pushes'`)
      .length;
  expect(await count()).toBe(0);
  const ann = await addUser("Ann");
  await runtime("sql")`
    with s as (
      insert into push_subscriptions (id, user_id, session_id, kind, address)
      values (gen_random_uuid(), ${ann.userId}, ${ann.sessionId}, 'fcm', 'a token') returning id
    )
    insert into push_notified (room_id, user_id, subscription_id, seq, retract_at)
    select gen_random_uuid(), ${ann.userId}, id, 1, now() from s, generate_series(1, 3)`;
  await enqueueDueRetracts();
  await enqueueDueRetracts();
  expect(await count()).toBe(1);
});
