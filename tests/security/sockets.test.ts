import { deflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { LIMITS } from "@/lib/contract/limits";
import { call } from "./support/call";
import { RawSocket } from "./support/raw-socket";
import { type RegisteredUser, registerUser } from "./support/users";

let ann: RegisteredUser;
beforeAll(async () => {
  ann = await registerUser("Ann");
});

/** Opens an authenticated raw socket. */
async function connected(who = ann): Promise<RawSocket> {
  const socket = await RawSocket.open();
  socket.send(`40${JSON.stringify({ token: who.token })}`);
  await socket.waitForPacket('42["ready"');
  return socket;
}

/** Checks that another user's socket is still served. */
async function stillServed(): Promise<void> {
  const other = await connected();
  other.send('427["sync",{"rooms":{}}]');
  expect(await other.waitForPacket("437")).toContain('"ok":true');
  other.end();
}

describe("a malformed packet ends only its own connection", () => {
  test.each([
    ["an unknown type of Engine.IO", "9"],
    ["nothing at all", ""],
    ["an unknown type of Socket.IO", "49"],
    ["no JSON", "42["],
    ["no event's name", "42[]"],
    ["an object for a name", '42[{"a":1}]'],
    ["a name that Socket.IO keeps", '42["disconnect"]'],
    ["another such name", '42["newListener","x"]'],
    ["a large one of such a name", `42["disconnecting","${"x".repeat(LIMITS.frameBytes)}"]`],
    ["a binary event", '451-["send_message",{"_placeholder":true,"num":0}]'],
    ["a binary event of attachments beyond all bounds", '45999999999-["x"]'],
    ["a binary acknowledgement", '461-1[{"_placeholder":true,"num":0}]'],
    ["another namespace", "40/admin,"],
    ["a namespace of 60 KB", `40/${"a".repeat(60_000)},`],
    ["an event of another namespace", '42/admin,["sync",{}]'],
    ["a connect error, which only servers send", '44{"message":"no"}'],
    ["a second request to connect", "40{}"],
    ["a payload of connect that is no object", '40["x"]'],
    ["a number that no double holds for an acknowledgement", `42${"9".repeat(400)}["sync",{}]`],
  ])("%s", async (_, packet) => {
    const socket = await connected();
    const before = socket.received.length;
    socket.send(packet);
    // The server may ignore a meaningless frame; if it answers, the code is `invalid`.
    socket.send('428["sync",{"rooms":{}}]');
    await Promise.race([socket.closed(), socket.waitForPacket("438")]);
    const answers = socket.received.slice(before).filter((text) => !text.startsWith("438"));
    for (const text of answers) expect(text).toMatch(/^(43\d*\[\{"ok":false|1$)/);
    socket.end();
    await stillServed();
  });

  test("binary data", async () => {
    const socket = await connected();
    socket.frame(0x2, Buffer.from([1, 2, 3]));
    await socket.closed();
    await stillServed();
  });

  test.each([
    ["a frame that is not masked", Buffer.from([0x81, 1, 0x32])],
    ["a reserved opcode", Buffer.from([0x83, 0x80, 0, 0, 0, 0])],
    ["a reserved bit, as of compression that was not agreed on", Buffer.from([0xc1, 0x81, 0, 0, 0, 0, 0x32])],
    ["a ping in fragments", Buffer.from([0x09, 0x80, 0, 0, 0, 0])],
    ["a length of 2^63", Buffer.from([0x81, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ["text that is not UTF-8", Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xff, 0xfe])],
    ["a continuation of nothing", Buffer.from([0x80, 0x81, 0, 0, 0, 0, 0x32])],
  ])("%s", async (_, bytes) => {
    const socket = await connected();
    socket.raw(bytes);
    await socket.closed();
    await stillServed();
  });

  test("no compression is negotiated, and a compressed bomb is not decompressed", async () => {
    const extension = { "sec-websocket-extensions": "permessage-deflate; client_max_window_bits" };
    const socket = await RawSocket.open(undefined, extension);
    const bomb = deflateRawSync(Buffer.alloc(32 * 1024 * 1024, "4"));
    const head = Buffer.alloc(14);
    head[0] = 0xc1;
    head[1] = 0xff;
    head.writeBigUInt64BE(BigInt(bomb.length), 2);
    socket.raw(Buffer.concat([head, bomb]));
    await socket.closed();
    await stillServed();
  });
});

describe("an event outside the contract is refused and changes nothing", () => {
  test.each([
    ["an unknown event", '["hello",{}]', "invalid"],
    ["a number for a name", "[5,{}]", "invalid"],
    ["a name from the prototype", '["__proto__",{}]', "invalid"],
    ["another one", '["constructor",{}]', "invalid"],
    ["error, which ends a process without a listener", '["error",{}]', "invalid"],
    ["no payload", '["typing"]', "invalid"],
    ["two payloads", '["typing",{},{}]', "invalid"],
    ["null", '["sync",null]', "invalid"],
    ["a list", '["sync",[]]', "invalid"],
    ["an unknown field", '["sync",{"rooms":{},"x":1}]', "invalid"],
    ["__proto__ as a field", '["sync",{"rooms":{},"__proto__":{"admin":true}}]', "invalid"],
    ["constructor as a room", '["sync",{"rooms":{"constructor":1}}]', "invalid"],
    ["30,000 levels", `["sync",{"rooms":${"[".repeat(30_000)}${"]".repeat(30_000)}}]`, "invalid"],
    ["more than a frame", `["send_message",{"x":"${"x".repeat(LIMITS.frameBytes)}"}]`, "too_large"],
    ["a negative revision", '["sync",{"rooms":{"0193aaaa-0000-7000-8000-000000000000":-1}}]', "invalid"],
  ])("%s", async (_, body, code) => {
    const socket = await connected();
    socket.send(`421${body}`);
    expect(await socket.waitForPacket("431")).toContain(`"code":"${code}"`);
    socket.end();
    await stillServed();
  });
});

test("a room id of __proto__ matches no room", async () => {
  const socket = await connected();
  socket.send('421["sync",{"rooms":{"__proto__":{"lastRev":1}}}]');
  expect(await socket.waitForPacket("431")).toBe('431[{"ok":true,"rooms":[]}]');
  socket.end();
});

describe("an unauthenticated socket", () => {
  const refused = async (socket: RawSocket) => {
    const answer = await socket.waitForPacket("44");
    expect(answer).toContain('"code":"unauthenticated"');
    socket.end();
  };

  test.each([
    ["nothing", ""],
    ["an empty token", '{"token":""}'],
    ["a number", '{"token":1}'],
    ["a token of 60 KB", JSON.stringify({ token: "x".repeat(60_000) })],
    ["a user's id", '{"userId":"0193aaaa-0000-7000-8000-000000000000"}'],
    ["__proto__", '{"__proto__":{"token":"x"}}'],
  ])("with %s is refused", async (_, auth) => {
    const socket = await RawSocket.open();
    socket.send(`40${auth}`);
    await refused(socket);
  });

  test("is refused with a valid token in the URL", async () => {
    const socket = await RawSocket.open(`EIO=4&transport=websocket&token=${ann.token}`);
    socket.send(`40${JSON.stringify({ token: ann.token })}`);
    await refused(socket);
  });

  test.each([
    ["no origin", undefined],
    ["another site", "https://evil.example"],
    ["null, as a sandbox says", "null"],
    ["our host on another port", "http://localhost:1"],
    ["a host that begins like ours", "OURS.evil.example"],
  ])("with the cookie from %s is refused", async (_, origin) => {
    const own = `http://localhost:${new URL(inject("securityUrl")).port}`;
    const socket = await RawSocket.open(undefined, {
      cookie: `parley-session=${ann.token}`,
      ...(origin ? { origin: origin.replace("OURS", own) } : {}),
    });
    socket.send("40");
    await refused(socket);
  });

  test("is accepted with the cookie and our own origin", async () => {
    const socket = await RawSocket.open(undefined, {
      cookie: `parley-session=${ann.token}`,
      origin: `http://localhost:${new URL(inject("securityUrl")).port}`,
    });
    socket.send("40");
    await socket.waitForPacket("40{");
    socket.end();
  });

  test.concurrent("has ten seconds to authenticate", async () => {
    const socket = await RawSocket.open();
    await socket.closed();
  });

  test("may try only a few times on one connection", async () => {
    const socket = await RawSocket.open();
    for (let n = 0; n < 6; n += 1) {
      socket.send("40");
      await Promise.race([socket.waitForPacket("44"), socket.closed()]);
    }
    await socket.closed();
  });
});

describe("one connection", () => {
  test("is one socket, however many connect packets it sends at once", async () => {
    const socket = await RawSocket.open();
    for (let n = 0; n < 50; n += 1) socket.send(`40${JSON.stringify({ token: ann.token })}`);
    await socket.closed();
    expect(socket.received.filter((text) => text.startsWith("40")).length).toBeLessThanOrEqual(1);
  });

  test("ends when its socket leaves", async () => {
    const socket = await connected();
    socket.send("41");
    await socket.closed();
  });

  test("that sends endless fragments is closed at the frame size limit", async () => {
    const socket = await connected();
    const piece = Buffer.alloc(64 * 1024, "x");
    socket.frame(0x1, piece, false);
    for (let n = 0; n < 17; n += 1) socket.frame(0x0, piece, false);
    await socket.closed();
    await stillServed();
  });

  test("that sends empty fragments does not stop the others", async () => {
    const socket = await connected();
    socket.frame(0x1, Buffer.alloc(0), false);
    for (let n = 0; n < 20_000; n += 1) socket.frame(0x0, Buffer.alloc(0), false);
    await stillServed();
    socket.end();
  });
});

describe("Engine.IO over long polling", () => {
  const poll = (query: string, method = "GET", body?: string, headers = {}) =>
    call(method, `/socket.io/?${query}`, { ...(body === undefined ? {} : { body }), headers });
  const opened = async () => {
    const { text } = await poll("EIO=4&transport=polling");
    return (JSON.parse(text.slice(1)) as { sid: string }).sid;
  };

  test.each([
    ["a page of ours", "OURS/rooms", "40{"],
    ["another site's page", "https://evil.example/OURS", "44{"],
    ["a page at our host on another port", "http://localhost:1/", "44{"],
    ["no origin", undefined, "44{"],
  ])("the cookie from %s", async (_, page, answer) => {
    const own = `http://localhost:${new URL(inject("securityUrl")).port}`;
    const referer = page?.replace("OURS", page.startsWith("OURS") ? own : new URL(own).host);
    const headers = { cookie: `parley-session=${ann.token}`, ...(referer ? { referer } : {}) };
    const { text } = await poll("EIO=4&transport=polling", "GET", undefined, headers);
    const { sid } = JSON.parse(text.slice(1)) as { sid: string };
    await poll(`EIO=4&transport=polling&sid=${sid}`, "POST", "40", headers);
    const said = await poll(`EIO=4&transport=polling&sid=${sid}`, "GET", undefined, headers);
    expect(said.text.startsWith(answer)).toBe(true);
  });

  test.each([
    ["an unknown transport", "EIO=4&transport=carrier-pigeon"],
    ["a transport from the prototype", "EIO=4&transport=__proto__"],
    ["another one", "EIO=4&transport=constructor"],
    ["none", "EIO=4"],
    ["an old protocol", "EIO=3&transport=polling"],
    ["no protocol", "transport=polling"],
    ["an unknown session", "EIO=4&transport=polling&sid=nobody"],
    ["a session from the prototype", "EIO=4&transport=polling&sid=__proto__"],
    ["two sessions", "EIO=4&transport=polling&sid=a&sid=b"],
  ])("with %s is refused", async (_, query) => {
    const answer = await poll(query);
    expect(answer.status).toBe(400);
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  });

  test.each([
    ["no packets", "POST", "not packets at all"],
    ["a thousand packets", "POST", Array.from({ length: 1_000 }, () => "2").join("\u001e")],
    ["binary packets", "POST", "bAAAA"],
    ["a broken packet of Socket.IO", "POST", "42["],
  ])("%s in a body leave the server as it was", async (_, method, body) => {
    const answer = await poll(`EIO=4&transport=polling&sid=${await opened()}`, method, body);
    expect(answer.status).toBeLessThan(500);
    await stillServed();
  });

  test("a body of more than a megabyte is refused", async () => {
    const sid = await opened();
    const answer = await poll(`EIO=4&transport=polling&sid=${sid}`, "POST", "4".repeat(1_100_000)).catch(
      () => ({ status: 413 }),
    );
    expect([400, 413]).toContain(answer.status);
    await stillServed();
  });

  test.each(["PUT", "DELETE", "PATCH", "TRACE"])("%s is refused", async (method) => {
    expect((await poll("EIO=4&transport=polling", method)).status).toBe(400);
  });
});
