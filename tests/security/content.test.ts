import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { LIMITS } from "@/lib/contract/limits";
import type { Message } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import type { Me } from "@/lib/contract/users";
import { call, callOk, codeOf } from "./support/call";
import { type RegisteredUser, registerUser } from "./support/users";

let ann: RegisteredUser;
let roomId: string;
beforeAll(async () => {
  ann = await registerUser("Ann");
  const { room } = await callOk<{ room: Room }>("POST", "/api/rooms", {
    token: ann.token,
    body: { kind: "group", title: "Room", userIds: [] },
  });
  roomId = room.id;
});

const rename = (name: string) => call("PATCH", "/api/me", { token: ann.token, body: { name } });
const say = (content: string, more = {}) =>
  call("POST", `/api/rooms/${roomId}/messages`, {
    token: ann.token,
    body: { id: uuidv7(), content, ...more },
  });
const parsed = <T>(text: string) => JSON.parse(Buffer.from(text, "latin1").toString()) as T;

describe("a name or title is sanitised to one line", () => {
  const LINES: [string, string, string][] = [
    ["reversed direction", "Ann \u202egnp.exe", "Ann gnp.exe"],
    ["isolates", "\u2066Ann\u2069 B", "Ann B"],
    ["direction marks", "Ann\u200f\u200e B", "Ann B"],
    ["NUL and bells", "A\u0000n\u0007n", "A n n"],
    ["line breaks", "Ann\r\nAdmin:\u2028hello\u2029", "Ann Admin: hello"],
    ["invisible characters", "Ann\u200b\u2060\ufeff", "Ann"],
    ["stacked combining marks", `A${"\u0301".repeat(60)}nn`, `\u00c1${"\u0301".repeat(4)}nn`],
    ["a decomposed letter", "A\u0308nn", "\u00c4nn"],
    ["a lone surrogate", "Ann\ud800", "Ann\ufffd"],
    ["markup", "<b>Ann</b>", "<b>Ann</b>"],
  ];
  test.each(LINES)("a name with %s", async (_, given, kept) => {
    const answer = await rename(given);
    expect(answer.status).toBe(200);
    expect(parsed<{ user: Me }>(answer.text).user.name).toBe(kept);
  });

  test.each(LINES)("a title with %s", async (_, given, kept) => {
    const answer = await call("PATCH", `/api/rooms/${roomId}`, { token: ann.token, body: { title: given } });
    expect(parsed<{ room: Room }>(answer.text).room.title).toBe(kept);
  });

  test.each([
    ["nothing", ""],
    ["white space", " \t\u00a0\u3000 "],
    ["only invisible characters", "\u200b\u200d\u2060"],
    ["a filler", "\u3164"],
    ["a blank braille pattern", "\u2800"],
    ["more than the limit", "x".repeat(LIMITS.nameLength + 1)],
    ["a megabyte", "x".repeat(60_000)],
  ])("%s is none", async (_, name) => {
    const answer = await rename(name);
    expect([answer.status, codeOf(answer)]).toEqual([400, "invalid"]);
  });
});

describe("a message is text", () => {
  test.each([
    ["HTML", "<script>alert(1)</script><img src=x onerror=alert(1)>"],
    ["a template", "{{constructor.constructor(1)()}} #{7*7} @(1) <%= 1 %>"],
    ["SQL", "'; drop table messages; -- "],
    ["a format", "%s%s%n %x"],
    ["a path", "../../../../etc/passwd"],
    ["__proto__", "__proto__"],
    ["a shell", "$(reboot) `reboot` | reboot"],
    ["reversed direction", "\u202eabc"],
    ["zalgo", `Z${"\u0335\u0336".repeat(500)}`],
    ["8,000 emoji of four bytes", "🙂".repeat(LIMITS.contentCodePoints)],
  ])("%s comes back as it was sent", async (_, content) => {
    const answer = await say(content);
    expect(answer.status).toBe(201);
    expect(parsed<{ message: Message }>(answer.text).message.content).toBe(content);
  });

  test.each([
    ["NUL", "a\u0000b"],
    ["a lone surrogate", "a\ud800b"],
    ["a lone low surrogate", "\udc00"],
    ["8,001 characters", "x".repeat(LIMITS.contentCodePoints + 1)],
    ["white space alone", " \n\t"],
  ])("%s is refused", async (_, content) => {
    const answer = await say(content);
    expect([answer.status, codeOf(answer)]).toEqual([400, "invalid"]);
  });

  test.each([
    ["a system message", { type: "system" }],
    ["a chosen sender", { senderId: uuidv7() }],
    ["a chosen seq", { seq: 1 }],
    ["a chosen time", { createdAt: "2020-01-01T00:00:00Z" }],
    ["everyone, twice", { mentions: ["all", "all"] }],
    ["a thousand mentions", { mentions: Array.from({ length: 1_000 }, () => uuidv7()) }],
    ["an invalid id", { id: "1" }],
    ["an id of another type", { id: { $ne: null } }],
    ["a list for an id", { id: [uuidv7()] }],
  ])("%s is refused", async (_, more) => {
    const answer = await say("x", more);
    expect([answer.status, codeOf(answer)]).toEqual([400, "invalid"]);
  });

  test.each(["👍👍", "a", "", "<b>", "👍\u0000", "\ud83d", "🙂".repeat(20), "__proto__", "#️"])(
    "%j is refused as a reaction",
    async (emoji) => {
      const sent = parsed<{ message: Message }>((await say("x")).text).message;
      const path = `/api/messages/${sent.id}/reactions/${emoji.isWellFormed() ? encodeURIComponent(emoji) : "%ed%a0%bd"}`;
      expect([308, 400, 404, 405]).toContain((await call("PUT", path, { token: ann.token })).status);
    },
  );
});

describe("an image URL is HTTPS or one of our files", () => {
  test.each([
    "javascript:alert(1)",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "http://example.com/a.png",
    "//evil.example/a.png",
    "https://user:pass@example.com/a.png",
    "https://",
    "https://exa mple.com/",
    "https://example.com/\u0000",
    "https://example.com/\r\nX: y",
    "/api/files/../../api/sessions",
    "/api/pictures/..%2f..%2fsign-in",
    "/rooms",
    "file:///etc/passwd",
  ])("%j is refused", async (image) => {
    const answer = await call("PATCH", "/api/me", { token: ann.token, body: { image } });
    expect([answer.status, codeOf(answer)]).toEqual([400, "invalid"]);
  });
});

describe("a search query is never executed", () => {
  test.each([
    ["an unclosed quote", '"a'],
    ["everything", "%"],
    ["one of anything", "_"],
    ["a backslash", "\\"],
    ["an expression", "(a+)+$"],
    ["nested groups", "(".repeat(100)],
    ["database operators", "a & | ! :* <-> b"],
    ["the end of a statement", "'; select pg_sleep(10); --"],
    ["minuses", "-".repeat(200)],
    ["a hundred filters", "from:@a ".repeat(25)],
    ["an invalid date", "before:2026-99-99"],
    ["a year out of range", "after:9999999-01-01"],
    ["marks", "\u0301".repeat(150)],
    ["a letter with a hundred marks", `a${"\u0335".repeat(150)}`],
    ["reversed direction", "\u202eabc"],
  ])("%s", async (_, q) => {
    const answer = await call("GET", `/api/search?q=${encodeURIComponent(q)}`, { token: ann.token });
    expect([200, 400]).toContain(answer.status);
  });

  test.each([
    ["NUL", "q=%00"],
    ["more than the limit", `q=${"x".repeat(LIMITS.searchLength + 1)}`],
    ["a forged cursor", "q=a&cursor=1_'%20or%201=1"],
    ["an unknown field", "q=a&limit=1000000"],
    ["a list for a word", "q[]=a"],
    ["an object for a word", "q[$ne]=a"],
    ["a year zero", "q=a&before=0000-01-01T00:00:00Z"],
  ])("%s is invalid", async (_, query) => {
    const answer = await call("GET", `/api/search?${query}`, { token: ann.token });
    expect([answer.status, codeOf(answer)]).toEqual([400, "invalid"]);
  });

  test.each([
    "query=%00",
    `query=${"x".repeat(300)}`,
    "ids=1",
    "ids=",
    `ids=${"a,".repeat(1_000)}`,
    "query=%25",
  ])("people by %s", async (query) => {
    const answer = await call("GET", `/api/users?${query}`, { token: ann.token });
    expect([200, 400]).toContain(answer.status);
  });
});
