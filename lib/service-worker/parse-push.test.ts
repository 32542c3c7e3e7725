import { expect, test } from "vitest";
import { parsePush } from "./parse-push";

const roomId = "01a20e3d-f64a-701e-8f48-5f03ab336f99";
const message = {
  kind: "message",
  roomId,
  seq: 7,
  title: "Ann",
  body: "hello",
  url: "/rooms/x?at=7",
  count: 2,
};

test("a message's URL is used only if it is on this server", () => {
  expect(parsePush(message)).toEqual({
    kind: "message",
    roomId,
    seq: 7,
    title: "Ann",
    body: "hello",
    count: 2,
    path: "/rooms/x?at=7",
  });
  for (const url of [
    "https://evil.example/rooms",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "rooms/x",
    undefined,
    7,
  ])
    expect(parsePush({ ...message, url }), String(url)).toMatchObject({ path: `/rooms/${roomId}?at=7` });
});

test("an unreadable push leads to the rooms, with only the texts that were sent", () => {
  for (const data of [
    null,
    undefined,
    "text",
    7,
    [],
    {},
    { kind: "surprise" },
    { ...message, roomId: "../x" },
  ])
    expect(parsePush(data)).toMatchObject({ kind: "other" });
  expect(
    parsePush({ kind: "test", title: "It works", body: "So", url: "//evil.example", tag: "test" }),
  ).toEqual({
    kind: "other",
    title: "It works",
    body: "So",
    path: "/rooms",
  });
  expect(parsePush({ kind: "retract", roomId, seq: 9 })).toEqual({ kind: "retract", roomId, seq: 9 });
});
