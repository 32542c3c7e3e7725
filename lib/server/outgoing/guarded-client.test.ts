import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import type { DestinationPolicy } from "./destination";
import { createGuardedClient, type GuardedClient, type GuardedRequest } from "./guarded-client";

const PUBLIC = "93.184.216.34";
const servers: Server[] = [];
const clients: GuardedClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Starts a server on loopback; `reached` returns the number of requests it received. */
async function serve(listener: RequestListener): Promise<{ port: number; reached: () => number }> {
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { port: (server.address() as AddressInfo).port, reached: () => count };
}

function guarded(policy: Partial<DestinationPolicy> = {}): GuardedClient {
  const client = createGuardedClient({
    allowed: new Set(),
    resolvePublic: async () => [PUBLIC],
    resolveAllowed: async () => ["127.0.0.1"],
    ...policy,
  });
  clients.push(client);
  return client;
}

const OPTIONS: GuardedRequest = { schemes: ["http:"], maxBytes: 1_000, timeoutMs: 5_000, redirects: 3 };
const get = (client: GuardedClient, url: string, more: Partial<GuardedRequest> = {}) =>
  client.request(url, { ...OPTIONS, ...more });
const fails = (work: Promise<unknown>, reason: string) => expect(work).rejects.toMatchObject({ reason });

describe("a non-public address is not reached in any spelling", () => {
  test.each([
    ["loopback", "127.0.0.1"],
    ["all of loopback", "127.8.9.10"],
    ["decimal", "2130706433"],
    ["octal", "0177.0.0.1"],
    ["octal, one number", "017700000001"],
    ["hexadecimal", "0x7f.1"],
    ["hexadecimal, one number", "0x7f000001"],
    ["short", "127.1"],
    ["shorter", "0"],
    ["with a trailing dot", "127.0.0.1."],
    ["encoded", "%31%32%37.0.0.1"],
    ["full width", "１２７.0.0.1"],
    ["ideographic dots", "127。0。0。1"],
    ["private 10", "10.1.2.3"],
    ["private 172", "172.31.0.1"],
    ["private 192", "192.168.1.1"],
    ["shared by a carrier", "100.64.0.1"],
    ["link-local: a cloud's metadata", "169.254.169.254"],
    ["benchmark", "198.18.0.1"],
    ["documentation", "203.0.113.5"],
    ["multicast", "224.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["reserved", "240.0.0.1"],
    ["IPv6 loopback", "[::1]"],
    ["IPv6 unspecified", "[::]"],
    ["IPv4-mapped", "[::ffff:127.0.0.1]"],
    ["IPv4-mapped in hexadecimal", "[::ffff:7f00:1]"],
    ["IPv4-compatible", "[::127.0.0.1]"],
    ["IPv4-translated", "[::ffff:0:127.0.0.1]"],
    ["NAT64", "[64:ff9b::7f00:1]"],
    ["local NAT64", "[64:ff9b:1::7f00:1]"],
    ["6to4", "[2002:7f00:1::1]"],
    ["Teredo", "[2001:0:1::1]"],
    ["link-local of IPv6", "[fe80::1]"],
    ["unique local", "[fc00::1]"],
    ["site-local", "[fec0::1]"],
    ["multicast of IPv6", "[ff02::1]"],
    ["documentation of IPv6", "[2001:db8::1]"],
    ["unassigned", "[4000::1]"],
  ])("%s", async (_name, host) => {
    const server = await serve((_request, response) => response.end("secret"));
    const client = guarded();
    await fails(get(client, `http://${host}:${server.port}/`), "address");
    await fails(client.check(`http://${host}:${server.port}/`, ["http:"]), "address");
    expect(server.reached()).toBe(0);
  });

  test.each([
    ["private", ["10.0.0.1"]],
    ["one public and one private", [PUBLIC, "127.0.0.1"]],
    ["IPv4-mapped", ["::ffff:127.0.0.1"]],
    ["no address", ["localhost"]],
  ])("a name that resolves to: %s", async (_name, addresses) => {
    const client = guarded({ resolvePublic: async () => addresses });
    await fails(get(client, "http://rebind.example/"), "address");
  });

  test("a name that is public when it is checked and private when it is used", async () => {
    const server = await serve((_request, response) => response.end("secret"));
    let lookups = 0;
    const client = guarded({
      resolvePublic: async () => {
        lookups += 1;
        return lookups === 1 ? [PUBLIC] : ["127.0.0.1"];
      },
    });
    await client.check(`http://rebind.example:${server.port}/`, ["http:"]);
    await fails(get(client, `http://rebind.example:${server.port}/`), "address");
    expect([lookups, server.reached()]).toEqual([2, 0]);
  });

  test("the connection goes to the checked address, and the name is resolved once", async () => {
    const server = await serve((request, response) => response.end(request.headers.host));
    let lookups = 0;
    const client = guarded({
      allowed: new Set([`named.example:${server.port}`]),
      resolveAllowed: async () => {
        lookups += 1;
        return ["127.0.0.1"];
      },
    });
    const response = await get(client, `http://named.example:${server.port}/`);
    expect([response.body.toString(), lookups]).toEqual([`named.example:${server.port}`, 1]);
  });
});

test.each([
  ["file", "file:///etc/passwd", "scheme"],
  ["https only", "http://example.com/", "scheme"],
  ["script", "javascript:alert(1)", "scheme"],
  ["a user name and password", "https://me:secret@example.com/", "credentials"],
  ["a user name", "https://me@example.com/", "credentials"],
  ["mail", "https://example.com:25/", "port"],
  ["ssh", "https://example.com:22/", "port"],
  ["an invalid port", "https://example.com:99999/", "url"],
  ["nothing", "", "url"],
  ["no URL", "example.com", "url"],
  ["a zone", "https://[fe80::1%25eth0]/", "url"],
  ["too long", `https://example.com/${"a".repeat(2_000_000)}`, "url"],
])("a URL is refused without a look-up: %s", async (_name, url, reason) => {
  const client = guarded({ resolvePublic: () => expect.fail("no name may be resolved") });
  await fails(get(client, url, { schemes: ["https:"] }), reason);
  await fails(client.check(url, ["https:"]), reason);
});

describe("redirects", () => {
  const chain = (to: (port: number) => string) => {
    let port = 0;
    return {
      start: async () => {
        const server = await serve((request, response) => {
          if (request.url === "/end") return response.end(request.headers.authorization ?? "no secret");
          return response.writeHead(302, { location: to(port) }).end();
        });
        port = server.port;
        return server;
      },
    };
  };
  const allow = (port: number) =>
    guarded({ allowed: new Set([`one.example:${port}`, `two.example:${port}`]) });

  test.each([
    ["a private address", "http://127.0.0.1/", "address"],
    ["a cloud's metadata", "http://169.254.169.254/latest/meta-data/", "address"],
    ["another scheme", "file:///etc/passwd", "scheme"],
    ["a user name and password", "http://a:b@two.example/", "credentials"],
    ["a malformed URL", "http://[", "url"],
  ])("to %s are refused", async (_name, location, reason) => {
    const server = await chain(() => location).start();
    await fails(get(allow(server.port), `http://one.example:${server.port}/`), reason);
    expect(server.reached()).toBe(1);
  });

  test("are followed, without credentials to another origin", async () => {
    const server = await chain((port) => `http://two.example:${port}/end`).start();
    const response = await get(allow(server.port), `http://one.example:${server.port}/`, {
      headers: { Authorization: "secret" },
    });
    expect([response.body.toString(), response.url.hostname]).toEqual(["no secret", "two.example"]);
  });

  test("that exceed the limit fail, and are returned if none are allowed", async () => {
    const server = await chain(() => "/again").start();
    const client = allow(server.port);
    await fails(get(client, `http://one.example:${server.port}/`), "redirects");
    expect(server.reached()).toBe(4);
    expect((await get(client, `http://one.example:${server.port}/`, { redirects: 0 })).status).toBe(302);
    const posted = await get(client, `http://one.example:${server.port}/`, { method: "POST", body: "x" });
    expect([posted.status, server.reached()]).toEqual([302, 6]);
  });
});

describe("limits", () => {
  const serveAt = async (listener: RequestListener) => {
    const { port } = await serve(listener);
    return {
      client: guarded({ allowed: new Set([`slow.example:${port}`]) }),
      url: `http://slow.example:${port}/`,
    };
  };

  test("a response that is too long fails, or is truncated on request", async () => {
    const { client, url } = await serveAt((_request, response) => {
      const more = () => response.write("x".repeat(10_000)) && setImmediate(more);
      response.on("drain", more);
      more();
    });
    await fails(get(client, url), "too_large");
    expect((await get(client, url, { overflow: "truncate" })).body.length).toBe(1_000);
  });

  test("a response that does not start or end in time fails", async () => {
    const silent = await serveAt(() => undefined);
    await fails(get(silent.client, silent.url, { timeoutMs: 200 }), "timeout");
    const dripping = await serveAt((_request, response) => {
      const drip = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(drip));
    });
    await fails(get(dripping.client, dripping.url, { timeoutMs: 200 }), "timeout");
  });

  test("an interrupted connection and an unknown host name are transient errors", async () => {
    const cut = await serveAt((request) => request.socket.destroy());
    await expect(get(cut.client, cut.url)).rejects.toMatchObject({ reason: "network", transient: true });
    const unknown = guarded({ resolvePublic: async () => [] });
    await expect(get(unknown, "http://nobody.example/")).rejects.toMatchObject({
      reason: "unknown_host",
      transient: true,
    });
    const unresolved = guarded({ resolvePublic: () => Promise.reject(new Error("no name server answers")) });
    await expect(unresolved.check("http://nobody.example/", ["http:"])).rejects.toMatchObject({
      reason: "unresolved",
      transient: true,
    });
  });
});
